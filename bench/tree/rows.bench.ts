/**
 * What the rows of a large account cost: the first screen, another grouping, each keystroke of a filter. Processor time,
 * so that other work on the machine stays out; that of garbage collection in other threads is counted.
 */
import { account, arnOf, directory, region } from '../../test/unit/aws/builders.ts';
import { loaded } from '../../src/aws/section.ts';
import type { AccountSnapshot } from '../../src/aws/snapshot.ts';
import { regions } from '../../src/aws/regions.ts';
import { accountRows } from '../../src/vscode/tree/accountRows.ts';
import { groupings, plainLook, type Look } from '../../src/vscode/tree/look.ts';
import type { Row } from '../../src/vscode/tree/row.ts';

const databases = 10_000;
const directories = 100;
const regionCount = 17;
const rounds = 7;
const engines = ['postgres', 'mysql', 'oracle-ee', 'sqlserver-se', 'mariadb', 'db2-se'];
const states = ['kerberos-enabled', 'enable-kerberos-failed', 'enabling-kerberos', 'joined'];

function largeAccount(): AccountSnapshot {
  const perRegion = Math.ceil(databases / regionCount);
  return account(
    ...regions.slice(0, regionCount).map(({ name }, place) =>
      region({
        region: name,
        directories: loaded(
          Array.from({ length: Math.ceil(directories / regionCount) }, (_, index) =>
            directory({ DirectoryId: `d-${place}-${index}`, Name: `ad${index}.${name}.test` }),
          ),
        ),
        instances: loaded(
          Array.from({ length: perRegion }, (_, index) => ({
            DBInstanceIdentifier: `db-${place}-${index}`,
            DBInstanceArn: arnOf('db', `db-${place}-${index}`, name),
            DBInstanceStatus: 'available',
            Engine: engines[index % engines.length],
            Endpoint: { Address: `db-${index}.abc.${name}.rds.amazonaws.com`, Port: 5432 },
            DomainMemberships:
              index % 5 === 0
                ? []
                : [{ Domain: `d-${place}-${index % 6}`, Status: states[index % states.length] }],
          })),
        ),
      }),
    ),
  );
}

/** What the editor asks for: every row that is open. */
function shownRows(rows: readonly Row[]): number {
  return rows.reduce(
    (sum, row) => sum + 1 + (row.fold === 'open' ? shownRows(row.children) : 0),
    0,
  );
}

function measure(name: string, act: () => number): void {
  const times = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).sort((left, right) => left - right);
  const median = times[Math.floor(rounds / 2)] ?? 0;
  const worst = times.at(-1) ?? 0;
  console.log(
    `${name.padEnd(44)} ${median.toFixed(1).padStart(8)} ms, worst ${worst.toFixed(1)} ms, ${act()} rows`,
  );
}

const show = (snapshot: AccountSnapshot, look: Partial<Look> = {}) =>
  shownRows(accountRows([{ snapshot, changes: [] }], { ...plainLook, ...look }));

const known = largeAccount();
console.log(`${databases} databases, ${directories} directories, ${regionCount} Regions`);
measure('a snapshot that was just read', () => show(largeAccount()));
measure('the same without making the snapshot', () => {
  const snapshot = { ...known };
  return show(snapshot);
});
for (const grouping of groupings) {
  measure(`again, by ${grouping}`, () => show(known, { grouping }));
}
for (const filter of ['d', 'db-1', 'failed mysql', 'db-3-17']) {
  measure(`filter “${filter}”`, () => show(known, { filter }));
}
