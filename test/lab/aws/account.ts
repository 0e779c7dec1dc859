/**
 * The AWS account of the lab: the simulator's, at the addresses and with the names of the real servers. Every scenario of
 * the simulator that spoils something of AWS so becomes a fault among real controllers and databases.
 */
import type { AccountState } from '../../../src/simulator/aws/state.ts';
import type { Fault } from '../../../src/simulator/aws/faults.ts';
import type { Place } from '../../../src/simulator/place.ts';
import { scenarioNamed } from '../../../src/simulator/scenarioTable.ts';

export interface LabAccount {
  readonly account: AccountState;
  /** By IAM action: calls that AWS refuses. */
  readonly faults: Readonly<Record<string, Fault>>;
}

const place: Place = {
  prefix: '127.7.7',
  shared: false,
  ports: {
    dns: 53,
    kerberos: 88,
    kpasswd: 464,
    ldap: 389,
    ldaps: 636,
    globalCatalog: 3268,
    ntp: 123,
    mysql: 3306,
    postgresql: 5432,
  },
};

/** What the simulator says → what the lab is. Longer texts first: a block begins like an address. */
const names: readonly (readonly [RegExp, string])[] = [
  [/127\.7\.7\.0\/25/g, '10.77.4.0/22'],
  [/127\.7\.7\.0\/27/g, '10.77.4.0/23'],
  [/127\.7\.7\.0\/28/g, '10.77.4.0/24'],
  [/127\.7\.7\.16\/28/g, '10.77.5.0/24'],
  [/127\.7\.7\.64\/26/g, '10.77.6.0/23'],
  [/127\.7\.7\.64\/28/g, '10.77.6.0/24'],
  [/127\.7\.7\.80\/28/g, '10.77.7.0/24'],
  [/127\.7\.7\.128\/25/g, '10.77.0.0/22'],
  [/127\.0\.0\.0\/28/g, '10.77.1.0/24'],
  [/127\.7\.7\.10(?!\d)/g, '10.77.4.10'],
  [/127\.7\.7\.26(?!\d)/g, '10.77.5.10'],
  [/127\.7\.7\.130/g, '10.77.3.10'],
  [/127\.7\.7\.53/g, '10.77.2.10'],
  [/127\.7\.7\.(68|84|70)(?!\d)/g, '10.77.6.10'],
  [/awsmad\.example\.com/g, 'awsmad.kerberos.com'],
  [/AWSMAD\.EXAMPLE\.COM/g, 'AWSMAD.KERBEROS.COM'],
  [/corp\.example\.com/g, 'onprem.example.com'],
  [/CORP\.EXAMPLE\.COM/g, 'ONPREM.EXAMPLE.COM'],
];

/** @param scenario of `src/simulator/scenarioTable.ts` */
export function accountOf(scenario: string): LabAccount {
  const { account, faults } = scenarioNamed(scenario).world(place, new Date());
  return { account: renamed(account) as AccountState, faults };
}

function renamed(value: unknown): unknown {
  if (typeof value === 'string')
    return names.reduce((text, [from, to]) => text.replaceAll(from, to), value);
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [renamed(name), renamed(member)]),
  );
}
