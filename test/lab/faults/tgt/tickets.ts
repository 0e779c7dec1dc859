/** The ticket cache that the user's programs read. */
import { passwords, users } from '../../names.ts';
import { commands, goodKrb5Conf } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';
import { pause } from '../../shell.ts';

const psql = [commands.psql, 'klist'];

/** From now on every program here reads this cache. */
function useCache(name: (lab: Lab) => string): (lab: Lab) => void {
  return (lab) => {
    lab.ws.env = { ...lab.ws.env, KRB5CCNAME: name(lab) };
  };
}

async function kinit(lab: Lab, ...words: readonly string[]): Promise<void> {
  const { status, stderr } = await lab.ws.type(
    `echo '${passwords.user}' | kinit ${words.join(' ')}`,
    20_000,
  );
  if (status !== 0) throw new Error(`kinit: ${stderr}`);
}

export const faults: readonly Fault[] = [
  {
    id: 'ticket-missing',
    title: 'There is no ticket cache',
    inject: useCache(({ ws }) => `FILE:${ws.path('nowhere')}`),
    tools: psql,
    expect: { rootCause: 'ticket-missing', notBlamed: ['ticket-expired'] },
    fix: {
      offered: 'kinit',
      apply: () => undefined,
      works: `${commands.kinit} && ${commands.psql}`,
    },
  },
  {
    id: 'ticket-expired',
    title: 'The ticket has expired',
    inject: async (lab) => {
      useCache(({ ws }) => `FILE:${ws.path('short')}`)(lab);
      await kinit(lab, '-l', '2s', `aduser@${users.realm}`);
      await pause(3000);
    },
    tools: psql,
    expect: { rootCause: 'ticket-expired', notBlamed: ['ticket-missing', 'clock-local-off'] },
    fix: {
      offered: 'kinit',
      apply: () => undefined,
      works: `${commands.kinit} && ${commands.psql}`,
    },
  },
  {
    id: 'ticket-other-principal',
    title: 'The cache holds the ticket of somebody else',
    inject: async (lab) => {
      useCache(({ ws }) => `FILE:${ws.path('others')}`)(lab);
      await kinit(lab, `other@${users.realm}`);
    },
    tools: psql,
    expect: {
      rootCause: 'ticket-other-principal',
      scope: `other@${users.realm}`,
      notBlamed: ['ticket-missing', 'principal-unknown'],
    },
  },
  {
    id: 'ticket-cache-truncated',
    title: 'The cache ends in the middle',
    inject: async (lab) => {
      await lab.ws.type('head -c 40 ticket > half');
      useCache(({ ws }) => `FILE:${ws.path('half')}`)(lab);
    },
    tools: psql,
    expect: { rootCause: 'ticket-cache-damaged', notBlamed: ['ticket-missing'] },
  },
  {
    id: 'ticket-cache-garbage',
    title: 'The cache is some other file',
    inject: (lab) => {
      lab.ws.write('garbage', 'hello\n');
      useCache(({ ws }) => `FILE:${ws.path('garbage')}`)(lab);
    },
    tools: psql,
    expect: { rootCause: 'ticket-cache-damaged' },
  },
  {
    id: 'ticket-cache-no-kcm',
    title: 'KRB5CCNAME asks for KCM, and no such daemon runs',
    inject: useCache(() => 'KCM:'),
    tools: psql,
    expect: { rootCause: 'ticket-cache-type-unavailable', scope: 'KCM' },
  },
  {
    id: 'ticket-in-another-cache',
    title: 'The shell got a ticket into another cache than the one that programs read',
    inject: (lab) => {
      const elsewhere = `FILE:${lab.ws.path('ticket')}`;
      lab.ws.krb5Conf(
        goodKrb5Conf.replace(
          '[libdefaults]\n',
          `[libdefaults]\n default_ccache_name = ${elsewhere}\n`,
        ),
      );
      useCache(({ ws }) => `FILE:${ws.path('elsewhere')}`)(lab);
    },
    tools: psql,
    expect: { rootCause: 'ticket-tool-mismatch' },
  },
  {
    id: 'ticket-in-a-directory',
    title: 'The cache is a collection of type DIR: nothing is wrong',
    inject: async (lab) => {
      await lab.ws.type('mkdir -p collection');
      useCache(({ ws }) => `DIR:${ws.path('collection')}`)(lab);
      await kinit(lab, `aduser@${users.realm}`);
    },
    tools: psql,
    expect: { rootCause: null },
  },
  {
    id: 'config-enctypes-rc4-only',
    title: 'krb5.conf permits RC4 only, and the ticket has AES keys',
    inject: ({ ws }) =>
      ws.krb5Conf(
        goodKrb5Conf.replace(
          '[libdefaults]\n',
          '[libdefaults]\n permitted_enctypes = arcfour-hmac\n allow_weak_crypto = true\n',
        ),
      ),
    tools: psql,
    expect: { rootCause: 'config-enctypes-none-common', notBlamed: ['ticket-missing'] },
    fix: {
      offered: 'permitted_enctypes',
      apply: ({ ws }) => ws.krb5Conf(goodKrb5Conf),
      works: commands.psql,
    },
  },
];
