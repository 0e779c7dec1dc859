/** The service ticket itself: what the directory's KDC says when it is asked for one with the user's ticket. */
import { directory, person, postgresql, users } from '../../names.ts';
import { base } from '../../servers/accounts.ts';
import { resolverLines } from '../../servers/dns.ts';
import { freshTicket, onlyFirstController } from '../../freshTicket.ts';
import { createTrust } from '../../servers/trust.ts';
import { commands, goodKrb5Conf } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

const service = `postgres/${postgresql.host}`;
const withTickets = [postgresql.id, '--db-user', person, '--principal', person, '--use-tickets'];
const kvno = `kvno -S postgres ${postgresql.host}`;

/** Past the modules that keep service principals unique, as a restored backup may be. */
async function secondHolder({ aws, network }: Lab, change: 'add' | 'delete'): Promise<void> {
  const partition = `${aws.folder}/private/sam.ldb.d/${base.toUpperCase()}.ldb`;
  const input = `dn: CN=svc-mysql,CN=Users,${base}\nchangetype: modify\n${change}: servicePrincipalName\nservicePrincipalName: ${service}\n`;
  await network.run('aws', ['ldbmodify', '-H', partition], { input });
}

export const faults: readonly Fault[] = [
  {
    id: 'spn-not-registered',
    title: "The database's service principal is in no account of the directory",
    inject: async (lab) => {
      await onlyFirstController(lab);
      await lab.aws.tool(['spn', 'delete', service, 'svc-pg', ...lab.aws.configuration]);
      await freshTicket(lab);
    },
    restore: async ({ aws }) => {
      await aws.tool(['spn', 'add', service, 'svc-pg', ...aws.configuration]);
    },
    diagnose: withTickets,
    tools: [commands.kinit, kvno, commands.psql],
    expect: {
      rootCause: 'spn-missing',
      scope: service,
      notBlamed: ['spn-realm-mapping-missing', 'trust-missing-user-side'],
      alsoListed: ['kdc-one-of-several-down'],
    },
  },
  {
    id: 'spn-registered-twice',
    title: 'Two accounts of the directory hold the service principal',
    inject: async (lab) => {
      await onlyFirstController(lab);
      await secondHolder(lab, 'add');
      await freshTicket(lab);
    },
    restore: (lab) => secondHolder(lab, 'delete'),
    diagnose: withTickets,
    tools: [commands.kinit, kvno],
    // The KDC says the same for both: the report must name the other possibility, too.
    expect: { rootCause: 'spn-missing', scope: service },
  },
  {
    id: 'trust-passwords-differ',
    title: 'Both sides of the trust hold different passwords',
    inject: async (lab) => {
      await onlyFirstController(lab);
      await lab.onp.modify(anotherTrustPassword());
      await freshTicket(lab);
    },
    restore: ({ aws, onp }) => createTrust(aws, onp),
    diagnose: withTickets,
    tools: [commands.kinit, kvno],
    expect: {
      rootCause: 'trust-password-mismatch',
      scope: users.realm,
      notBlamed: ['spn-missing', 'trust-missing-user-side'],
    },
  },
  {
    id: 'spn-canonicalized-by-reverse-dns',
    title: 'rdns = true, and the reverse name of the database is another one',
    inject: async ({ ws, resolver }) => {
      ws.krb5Conf(goodKrb5Conf.replace('rdns = false', 'rdns = true'));
      await resolver.serve([
        ...resolverLines,
        'ptr-record=10.6.77.10.in-addr.arpa,ip-10-77-6-10.ec2.internal',
        'host-record=ip-10-77-6-10.ec2.internal,10.77.6.10',
      ]);
    },
    tools: [commands.kinit, commands.psql],
    expect: { rootCause: 'spn-canonicalized', scope: 'ip-10-77-6-10.ec2.internal' },
    fix: {
      offered: 'rdns = false',
      apply: ({ ws }) => ws.krb5Conf(goodKrb5Conf),
      works: `${commands.kinit} && ${commands.psql}`,
    },
  },
  {
    id: 'tickets-right',
    title: 'The login is tried with the ticket, over the trust: nothing is wrong',
    inject: () => undefined,
    diagnose: withTickets,
    tools: [commands.kinit, kvno],
    expect: { rootCause: null },
  },
];

/**
 * Writes another password into the users' side of the trust. The blob is a count of one, the offsets of the current and the
 * previous passwords, and each as time, type (2: clear text), length and UTF-16 (MS-ADTS 6.1.6.9.1).
 */
function anotherTrustPassword(): string {
  const password = Buffer.from('Another-Passw0rd!', 'utf16le');
  const entry = Buffer.alloc(16 + password.length);
  // 100 ns since 1601.
  entry.writeBigUInt64LE((BigInt(Date.now()) + 11_644_473_600_000n) * 10_000n, 0);
  entry.writeUInt32LE(2, 8);
  entry.writeUInt32LE(password.length, 12);
  password.copy(entry, 16);
  const padded = Buffer.concat([entry, Buffer.alloc((4 - (entry.length % 4)) % 4)]);
  const head = Buffer.alloc(12);
  head.writeUInt32LE(1, 0);
  head.writeUInt32LE(12, 4);
  head.writeUInt32LE(12 + padded.length, 8);
  const blob = Buffer.concat([head, padded, padded]).toString('base64');
  const name = `CN=${directory.dns},CN=System,${users.dns
    .split('.')
    .map((part) => `DC=${part}`)
    .join(',')}`;
  return `dn: ${name}\nchangetype: modify\nreplace: trustAuthIncoming\ntrustAuthIncoming:: ${blob}\n`;
}
