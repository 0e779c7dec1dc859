/** Which realm the client asks for the service ticket, and under which name. */
import { directory, postgresql, users } from '../../names.ts';
import { address } from '../../network.ts';
import { commands, goodKrb5Conf } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';

const mapping = ` .rds.amazonaws.com = ${directory.realm}\n`;
const works = `${commands.kinit} && ${commands.psql}`;

export const faults: readonly Fault[] = [
  {
    id: 'spn-mapping-forgotten',
    title: 'krb5.conf does not map the endpoint to the directory',
    inject: ({ ws }) => ws.krb5Conf(goodKrb5Conf.replace(mapping, '')),
    expect: {
      rootCause: 'spn-realm-mapping-missing',
      scope: directory.realm,
      notBlamed: ['spn-missing', 'trust-missing-user-side'],
    },
    fix: {
      offered: '.rds.amazonaws.com',
      apply: ({ ws }) => ws.krb5Conf(goodKrb5Conf),
      works,
    },
  },
  {
    id: 'spn-mapping-to-the-users',
    title: "krb5.conf maps the endpoint to the users' realm",
    inject: ({ ws }) =>
      ws.krb5Conf(goodKrb5Conf.replace(mapping, mapping.replace(directory.realm, users.realm))),
    expect: { rootCause: 'spn-realm-mapping-wrong', scope: users.realm },
    fix: {
      offered: directory.realm,
      apply: ({ ws }) => ws.krb5Conf(goodKrb5Conf),
      works,
    },
  },
  {
    id: 'spn-by-address',
    title: 'The client connects to an address',
    inject: () => undefined,
    diagnose: [
      ...['--realm', directory.realm, '--endpoint', `${address('db')}:${postgresql.port}`],
      ...['--engine', 'postgresql'],
    ],
    tools: [
      commands.kinit,
      `psql -X "host=${address('db')} user=aduser@${users.realm} dbname=postgres" -c 'select 1'`,
    ],
    expect: { rootCause: 'spn-by-address', scope: address('db') },
  },
];
