/** Scenarios of the simulator's account as faults of the lab: AWS says that something is wrong, the servers are real. */
import { accountOf } from './account.ts';
import { mysql, postgresql } from '../names.ts';
import type { Expectation, Fault } from '../fault.ts';
import { scenarioNamed } from '../../../src/simulator/scenarioTable.ts';

/** @param expect what differs from the scenario's own expectation */
export function faultOfScenario(name: string, expect: Partial<Expectation> = {}): Fault {
  const { summary, target, expected } = scenarioNamed(name);
  const user = target === postgresql.id ? 'aduser@ONPREM.EXAMPLE.COM' : 'aduser';
  return {
    id: `aws-${name}`,
    title: summary.replace(/\.$/, ''),
    inject: ({ account }) => account.become(accountOf(name)),
    diagnose: [target, '--db-user', user, '--principal', 'aduser@ONPREM.EXAMPLE.COM'],
    tools:
      target === mysql.id ? [`mariadb --no-defaults -h ${mysql.host} -u aduser -e 'select 1'`] : [],
    expect: { rootCause: expected.rootCause, ...expect },
  };
}
