/**
 * What a client would really do for a login, computed from its configuration: which name it makes of the host, which realm it
 * asks, which KDCs it tries. Pure; nothing is asked.
 */
import { libdefault, defaultRealm, realmOfHost } from '../../krb5conf/mapping.ts';
import type { Profile, ProfileValue } from '../../krb5conf/profile.ts';
import { kdcChoice } from './kdcChoice.ts';
import type { KdcChoice, LoginQuestion, LoginStep, SimulatedLogin } from './login.ts';
import { serviceHost } from './serviceHost.ts';
import { serviceOf } from './serviceClass.ts';

export function simulateLogin(profile: Profile, question: LoginQuestion): SimulatedLogin {
  const { client, engine, host, names } = question;
  const user = userRealm(profile, question);
  const service = serviceOf(engine, question.port);
  const { host: named, step: hostStep } = serviceHost(profile, client, host, names);
  const realm = realmStep(profile, question, named, user.realm);
  const announced = service.by === 'server';
  const spn = announced
    ? undefined
    : `${service.name}/${named}${service.suffix}@${realm.realm ?? ''}`;
  const realms = [...new Set([user.realm, realm.realm ?? realm.fallback])]
    .filter((each) => each !== undefined)
    .filter((each) => each !== '')
    .map((each) => kdcChoice(profile, client, each));
  return {
    ...(user.realm === undefined ? {} : { userRealm: user.realm }),
    serviceHost: named,
    ...(spn === undefined ? {} : { spn }),
    realms,
    steps: [
      user.step,
      ...realms.slice(0, 1).map((choice) => kdcStep(choice, 'the user’s ticket')),
      transportStep(profile, question),
      ...(announced ? [] : [hostStep]),
      {
        title: 'Service’s name',
        result: spn ?? 'the server announces it',
        because: service.because,
      },
      realm.step,
      ...realms.slice(1).map((choice) => kdcStep(choice, 'the service’s ticket')),
      ...cacheSteps(profile, question),
    ],
  };
}

interface Chosen {
  readonly realm?: string;
  readonly fallback?: string;
  readonly step: LoginStep;
}

function userRealm(profile: Profile, { principal, client }: LoginQuestion): Chosen {
  const title = 'Realm of the user';
  const written = /(?:^|[^\\])@([^@]+)$/.exec(principal)?.[1];
  if (written !== undefined)
    return { realm: written, step: { title, result: written, because: 'it is in the name' } };
  if (client === 'windows')
    return {
      step: {
        title,
        result: 'the domain of the logon session',
        because: 'Windows reads no krb5.conf',
      },
    };
  const entry = defaultRealm(profile);
  return entry === undefined
    ? {
        step: {
          title,
          result: 'none',
          because: 'default_realm is not set: “Configuration file does not specify default realm”',
        },
      }
    : {
        realm: entry.value,
        step: { title, result: entry.value, because: `default_realm (${origin(entry)})` },
      };
}

/** The realm that the first request for the service names, and the guess that comes after a referral has failed. */
function realmStep(
  profile: Profile,
  { client, engine }: LoginQuestion,
  host: string,
  user: string | undefined,
): Chosen {
  const title = 'Realm of the service';
  if (client === 'windows') {
    const because =
      'the user’s own domain controller decides, by the name suffixes that its forest and trusts route';
    return { step: { title, result: 'by referral', because } };
  }
  const found = realmOfHost(profile, host, client);
  if (found.realm !== undefined) {
    const because = `[domain_realm] ${found.key} (${origin(found.entry)})`;
    return { realm: found.realm, step: { title, result: found.realm, because } };
  }
  const { fallback } = found;
  if (client === 'java') {
    const because = 'no entry of [domain_realm] covers the host: Java takes the default realm';
    return {
      ...(fallback === undefined ? {} : { realm: fallback }),
      step: { title, result: fallback ?? 'none', because },
    };
  }
  const server =
    engine === 'mysql' || engine === 'mariadb' ? ', unless the server announces one' : '';
  return {
    ...(fallback === undefined ? {} : { fallback }),
    step: {
      title,
      result: `by referral${user === undefined ? '' : ` of ${user}`}; then ${fallback ?? 'nothing'} is guessed${server}`,
      because: `no entry of [domain_realm] covers ${host}: the user’s own KDC is asked first, and then the parent domain in capitals is tried`,
    },
  };
}

function kdcStep({ realm, from, kdcs, asks }: KdcChoice, what: string): LoginStep {
  const title = `KDCs of ${realm}, for ${what}`;
  switch (from) {
    case 'krb5.conf':
      return {
        title,
        result: kdcs
          .map(({ host, port, proxy }) => `${host}:${port}${proxy ? ' (HTTPS proxy)' : ''}`)
          .join(', then '),
        because: 'kdc lines of [realms], in their order; DNS is not asked for others',
      };
    case 'dns':
      return {
        title,
        result: `DNS: ${asks.join(', then ')}`,
        because: '[realms] names no kdc for it',
      };
    case 'windows':
      return {
        title,
        result: `DNS: ${asks.join(', then ')}`,
        because: 'Windows locates domain controllers of its site',
      };
    case 'nowhere':
      return {
        title,
        result: 'none: the login ends here',
        because: 'no usable kdc line, and dns_lookup_kdc is off',
      };
  }
}

/** krb5_conf.rst, udp_preference_limit: larger requests begin with TCP, and a KDC can ask for it (error 52). */
function transportStep(profile: Profile, { client }: LoginQuestion): LoginStep {
  const title = 'Transport';
  const entry = client === 'windows' ? undefined : libdefault(profile, 'udp_preference_limit');
  const limit =
    entry !== undefined && /^\d{1,6}$/.test(entry.value) ? Number(entry.value) : undefined;
  if (client === 'windows')
    return { title, result: 'TCP', because: 'MaxPacketSize is 0 since Windows Vista' };
  return limit === 1 || limit === 0
    ? {
        title,
        result: 'TCP, then UDP',
        because: `udp_preference_limit = ${limit}${entry === undefined ? '' : ` (${origin(entry)})`}`,
      }
    : {
        title,
        result: 'UDP for small requests, TCP for large ones and after “Response too big”',
        because:
          limit === undefined
            ? 'udp_preference_limit is not set (1465)'
            : `udp_preference_limit = ${limit}`,
      };
}

function cacheSteps(profile: Profile, { client }: LoginQuestion): readonly LoginStep[] {
  if (client === 'windows')
    return [{ title: 'Tickets', result: 'the logon session’s', because: 'SSPI reads no file' }];
  const named = client === 'mit' ? libdefault(profile, 'default_ccache_name') : undefined;
  const permitted = libdefault(profile, 'permitted_enctypes');
  return [
    {
      title: 'Ticket cache',
      result: `KRB5CCNAME, else ${named?.value ?? 'FILE:/tmp/krb5cc_UID'}`,
      because:
        named === undefined
          ? 'the default of the library'
          : `default_ccache_name (${origin(named)})`,
    },
    {
      title: 'Encryption types',
      result: permitted?.value ?? 'the library’s own list',
      because:
        permitted === undefined
          ? 'permitted_enctypes is not set'
          : `permitted_enctypes (${origin(permitted)})`,
    },
  ];
}

function origin({ file, line }: ProfileValue): string {
  return `${file}:${line}`;
}
