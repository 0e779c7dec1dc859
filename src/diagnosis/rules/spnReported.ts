/** Hops `trust` and `service-ticket`: what the reported error says about the name that was asked for. */
import { observationsOf } from '../evidence/evidence.ts';
import { bare, clientHost } from '../evidence/clientHostName.ts';
import { told } from './reported.ts';
import type { Rule } from './rule.ts';

/** What each engine's clients ask for by default; compared without regard to case, as Active Directory does. */
const serviceClass: Readonly<Record<string, string>> = {
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
  sqlserver: 'MSSQLSvc',
};

export const spnReportedRules: readonly Rule[] = [
  {
    id: 'spn-service-class',
    hop: 'service-ticket',
    explains: ['spn-missing'],
    check: (evidence) => {
      const engine = evidence.subject.endpoint?.engine;
      const right = engine === undefined ? undefined : serviceClass[engine];
      const host = clientHost(evidence.subject);
      if (right === undefined || host === undefined) return [];
      return told(evidence, 'server-unknown').flatMap(({ symptom, observation }) => {
        const [, service = '', asked = ''] = /^([^/@]+)\/([^/@:]+)/.exec(symptom.spn ?? '') ?? [];
        const other = service !== '' && service.toLowerCase() !== right.toLowerCase();
        if (!other || service === 'krbtgt' || bare(asked) !== bare(host)) return [];
        return [
          {
            severity: 'error' as const,
            scope: host,
            title: `The client asks for the service “${service}” of ${host}; the database is registered as “${right}”.`,
            explanation: `The reported error names ${symptom.spn ?? ''}.`,
            evidence: [observation.id],
            fixes: [
              {
                title:
                  engine === 'postgresql'
                    ? 'Take krbsrvname out of the connection string and PGKRBSRVNAME out of the environment'
                    : `Set the service name of the client to ${right}`,
              },
            ],
          },
        ];
      });
    },
  },
  {
    id: 'trust-suffix-routing',
    hop: 'trust',
    explains: ['spn-missing'],
    check: (evidence) => {
      const { subject } = evidence;
      const { userRealm, directoryRealm } = subject;
      const host = clientHost(subject);
      if (userRealm === undefined || directoryRealm === undefined || host === undefined) return [];
      // Another cause is nearer where the trust itself is not there, or the name is outside the directory's domain.
      const trusted = observationsOf(evidence, 'trust').filter(
        ({ facts }) => facts.refers === 'yes',
      );
      const inside = bare(host).endsWith(`.${directoryRealm.toLowerCase()}`);
      if (userRealm === directoryRealm || trusted.length === 0 || !inside) return [];
      return told(evidence, 'target-unknown')
        .slice(0, 1)
        .map(({ symptom, observation }) => ({
          severity: 'error',
          scope: userRealm,
          title: `${userRealm} has a trust with ${directoryRealm} but does not route names like ${host} to it.`,
          explanation: `The reported error says: ${symptom.sentence} A controller of ${userRealm} refers users of ${directoryRealm}, so the trust is there.`,
          evidence: [observation.id, ...trusted.map(({ id }) => id)],
          fixes: [
            {
              title:
                'Enable the name suffix in the properties of the trust, on a controller of the users’ forest',
              command: `netdom trust ${userRealm.toLowerCase()} /domain:${directoryRealm.toLowerCase()} /namesuffixes:${directoryRealm.toLowerCase()}`,
            },
          ],
        }));
    },
  },
];
