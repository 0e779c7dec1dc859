/** Hop `database-accepts`: RDS says "kerberos-enabled", and the server itself says that the plugin is not loaded. */
import { commandLine } from '../../aws/commandLine.ts';
import { valueOr } from '../../aws/section.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

/** ER_PLUGIN_IS_NOT_LOADED. */
const pluginNotLoaded = 1524;
/** RDS user guide, event messages: RDS-EVENT-0006 and 0004. */
const restartText = /\b(restarted|rebooted)\b/i;

/**
 * Kerberos starts to work at a reboot (Aurora MySQL user guide: of the readers; RDS: of the instance), and the API's status
 * does not tell whether there was one.
 */
export const rebootPendingRules: readonly Rule[] = [
  {
    id: 'db-reboot-pending',
    hop: 'database-accepts',
    explains: ['db-kerberos-not-enabled'],
    check: (evidence) => {
      const { database } = evidence.subject;
      const enabled = database?.memberships.some(({ status }) => status === 'kerberos-enabled');
      const without = observationsOf(evidence, 'mysql').filter(
        ({ facts }) => facts.errorCode === pluginNotLoaded,
      );
      const [first] = without;
      if (database === undefined || enabled !== true || first === undefined) return [];
      const addresses = unique(without.map(({ facts }) => facts.address));
      return [
        {
          severity: 'error',
          scope: first.facts.host,
          title: `${database.identifier} was not rebooted since Kerberos was enabled: ${list(addresses)} has not loaded the plugin.`,
          explanation: `RDS says kerberos-enabled, and the server answered with error 1524. ${restarts(evidence)}`,
          evidence: ['aws:membership', ...ids(without)],
          fixes: [
            {
              title: 'Reboot the instance behind that address (in a cluster, each reader too)',
              command: commandLine(
                'aws',
                'rds',
                'reboot-db-instance',
                ...['--db-instance-identifier', instanceAt(evidence), '--region', database.region],
              ).bash,
            },
          ],
        },
      ];
    },
  },
];

/** What RDS's events tell of the last restart. */
function restarts({ aws }: Evidence): string {
  if (aws?.snapshot.events.outcome !== 'loaded') return '';
  const last = valueOr(aws.snapshot.events, []).find(({ Message }) =>
    restartText.test(Message ?? ''),
  );
  if (last === undefined) return 'Its events of the last 14 days show no restart.';
  const when = last.Date?.toISOString().slice(0, 16).replace('T', ' ') ?? 'an unknown time';
  return `Its last restart, of ${last.SourceIdentifier ?? 'it'}, was on ${when} UTC.`;
}

/** The only instance there is, else a place to fill in: addresses change hands between members. */
function instanceAt({ subject }: Evidence): string {
  const { instance, members = [] } = subject.database ?? {};
  const only = instance ?? (members.length === 1 ? members[0] : undefined);
  return only?.DBInstanceIdentifier ?? 'INSTANCE';
}
