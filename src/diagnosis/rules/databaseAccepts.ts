/** Hop `database-accepts`: does the database take Kerberos at all? */
import { observationsOf } from '../evidence/evidence.ts';
import type { Rule } from './rule.ts';
import { ids } from './wording.ts';

/** ER_PLUGIN_IS_NOT_LOADED. */
const pluginNotLoaded = 1524;

export const databaseAcceptsRules: readonly Rule[] = [
  {
    id: 'db-kerberos-not-enabled',
    hop: 'database-accepts',
    explains: ['db-user-method'],
    check: (evidence) => [
      ...observationsOf(evidence, 'db2')
        .filter(({ facts }) => facts.acceptsKerberos === false)
        .map((each) => ({
          severity: 'error' as const,
          scope: each.facts.host,
          title: `${each.facts.host} does not offer Kerberos.`,
          explanation:
            'Asked for the Kerberos security mechanism (11), the server named others only.',
          evidence: ids([each]),
          fixes: [
            { title: 'Check the domain membership of the instance, and that it was rebooted' },
          ],
        })),
      ...observationsOf(evidence, 'oracle')
        .filter(({ facts }) => facts.acceptsKerberos === false)
        .map((each) => ({
          severity: 'warning' as const,
          scope: each.facts.host,
          title: `${each.facts.host} does not choose Kerberos when it is offered.`,
          explanation: `Offered KERBEROS5 as the only authentication service, ${each.facts.service ?? 'the service'} wanted none${each.facts.servicesError === undefined ? '' : ` (ORA-${each.facts.servicesError})`}: its users log in by password.`,
          evidence: ids([each]),
          fixes: [
            { title: 'Check the domain membership of the instance, and that it was rebooted' },
          ],
        })),
      ...observationsOf(evidence, 'mysql')
        .filter((each) => each.facts.errorCode === pluginNotLoaded)
        .map((each) => ({
          severity: 'error' as const,
          scope: each.facts.host,
          title: `${each.facts.host} knows the user as a Kerberos user, but its Kerberos plugin is not loaded.`,
          explanation: `The server answered the login with error 1524${each.facts.errorText === undefined ? '' : `: ${each.facts.errorText}`}.`,
          evidence: ids([each]),
          fixes: [
            {
              title:
                'Reboot the instance (Aurora MySQL: the reader instances too), then check its domain membership',
            },
          ],
        })),
    ],
  },
  {
    id: 'db-keytab-unusable',
    hop: 'database-accepts',
    explains: [],
    check: (evidence) =>
      [...observationsOf(evidence, 'postgresql'), ...observationsOf(evidence, 'mysql')]
        .filter((each) => each.facts.keytabUsable === false)
        .map((each) => ({
          severity: 'error',
          scope: each.facts.host,
          title: `${each.facts.host} asks for Kerberos but has no usable key of its own.`,
          explanation: `It requested GSSAPI and then refused an empty token${each.facts.errorText === undefined ? '' : `: ${each.facts.errorText}`}. A server with a key answers with the mechanisms it accepts.`,
          evidence: ids([each]),
          fixes: [
            {
              title:
                'Check the domain membership; modify the instance with the same directory again and reboot it',
            },
          ],
        })),
  },
];
