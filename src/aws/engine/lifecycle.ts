/** What happens to a database after Kerberos was enabled: port, replicas, upgrades, reboots. */
import { commandLine } from '../commandLine.ts';
import { engineTitle, isAurora } from '../engine.ts';
import { valueOr } from '../section.ts';
import { guides } from './guides.ts';
import { isMember, wantsKerberos } from './membershipFacts.ts';
import type { EngineContext, EngineRule } from './problem.ts';

export const lifecycleRules: readonly EngineRule[] = [
  {
    id: 'engine-port-changed',
    source: guides.auroraMysqlManaging,
    check: ({ target }) => {
      const pending = target.instance?.PendingModifiedValues?.Port;
      const port = target.endpoint?.port;
      // RDS repeats a value that does not change.
      if (pending === undefined || pending === port) return [];
      if (target.engineFamily !== 'mysql' || !wantsKerberos(target)) return [];
      return [
        {
          severity: 'warning',
          title: `The port of ${target.identifier} is about to change to ${pending}, after which Kerberos no longer works on ${engineTitle(target.engine)}.`,
          explanation:
            'AWS warns not to change the port once Kerberos is enabled; a port change is pending.',
          fixes: [{ title: `Keep port ${port ?? ''}`.trim() }],
        },
      ];
    },
  },
  {
    id: 'engine-read-replica',
    source: guides.mysql,
    check: ({ target }) => {
      const {
        ReadReplicaSourceDBInstanceIdentifier: instance,
        ReadReplicaSourceDBClusterIdentifier,
      } = target.instance ?? {};
      const source = instance ?? ReadReplicaSourceDBClusterIdentifier;
      if (target.engine !== 'mysql' || source === undefined || !wantsKerberos(target)) return [];
      return [
        {
          severity: 'warning',
          title: `${target.identifier} is a read replica of ${source}, and RDS for MySQL does not support Kerberos on read replicas.`,
          explanation: 'The MySQL page excludes read replicas from Kerberos authentication.',
          fixes: [{ title: `Log in to ${source}, or use Aurora MySQL readers` }],
        },
      ];
    },
  },
  {
    id: 'engine-minor-upgrade',
    source: guides.mysql,
    check: (context) => {
      const { target } = context;
      if (target.engine !== 'mysql' || !isMember(target)) return [];
      const upgraded = upgradeEvent(context);
      const coming = upgradeComing(context);
      if (upgraded === undefined && coming === undefined) return [];
      const id = target.identifier;
      const how = 'modify it with --domain none, wait, then with the directory again';
      return [
        {
          severity: 'warning',
          title:
            upgraded === undefined
              ? `An upgrade of ${id} is coming (${coming}), and Kerberos has to be turned off and on again after it.`
              : `${id} was upgraded on ${upgraded}; until Kerberos is turned off and on again, logins may fail.`,
          explanation:
            'RDS for MySQL needs Kerberos disabled and enabled again after each upgrade of the engine.',
          fixes: [{ title: `Turn Kerberos of ${id} off and on again after the upgrade: ${how}` }],
        },
      ];
    },
  },
  {
    id: 'db-reboot-pending',
    source: guides.auroraMysqlManaging,
    check: ({ target }) => {
      if (!isMember(target)) return [];
      return waitingForReboot(target).map(({ identifier, what }) => ({
        severity: 'warning' as const,
        title: `${identifier} has not been rebooted since ${what} changed.`,
        explanation: `AWS reports pending-reboot for ${what}; the Kerberos plugin and its parameters are loaded only at a reboot.`,
        fixes: [
          {
            title: `Reboot ${identifier}`,
            command: commandLine(
              'aws',
              'rds',
              'reboot-db-instance',
              '--db-instance-identifier',
              identifier,
              '--region',
              target.region,
            ),
          },
        ],
      }));
    },
  },
];

/**
 * RDS's texts for a finished engine upgrade or patch (RDS user guide, event messages): RDS-EVENT-0047 and 0268, and older
 * ones. Events have no id in the API, and a failed or a running upgrade changes nothing.
 */
const upgradeText =
  /\bupgrade (has )?(finished|completed|succeeded)|\bupgraded? successfully|instance patched|patching.*complete/i;

function upgradeEvent({ snapshot }: EngineContext): string | undefined {
  const events = snapshot === undefined ? [] : valueOr(snapshot.events, []);
  const found = events.find(
    ({ Message = '' }) => upgradeText.test(Message) && !/\b(failed|rollback)\b/i.test(Message),
  );
  return found === undefined
    ? undefined
    : (found.Date?.toISOString().slice(0, 10) ?? 'an unknown day');
}

function upgradeComing({ snapshot }: EngineContext): string | undefined {
  const section = snapshot?.details?.pendingMaintenance;
  const actions = section === undefined ? [] : valueOr(section, []);
  const upgrade = actions.find(({ Action }) => Action === 'db-upgrade');
  if (upgrade === undefined) return undefined;
  const date = upgrade.CurrentApplyDate ?? upgrade.AutoAppliedAfterDate ?? upgrade.ForcedApplyDate;
  return date === undefined ? 'no date yet' : date.toISOString().slice(0, 10);
}

function waitingForReboot({ engine, instance, cluster, members }: EngineContext['target']) {
  const pending: { identifier: string; what: string }[] = [];
  for (const each of [instance, ...members]) {
    const group = each?.DBParameterGroups?.find(
      ({ ParameterApplyStatus: status }) => status === 'pending-reboot',
    );
    if (group !== undefined) {
      pending.push({
        identifier: each?.DBInstanceIdentifier ?? '',
        what: `parameter group ${group.DBParameterGroupName ?? ''}`,
      });
    }
  }
  for (const member of isAurora(engine) ? (cluster?.DBClusterMembers ?? []) : []) {
    const identifier = member.DBInstanceIdentifier ?? '';
    const concerned = instance === undefined || instance.DBInstanceIdentifier === identifier;
    if (concerned && member.DBClusterParameterGroupStatus === 'pending-reboot') {
      pending.push({ identifier, what: 'the cluster’s parameter group' });
    }
  }
  return pending;
}
