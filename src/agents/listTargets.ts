import { databasesOf } from '../aws/databases.ts';
import type { DatabaseTarget } from '../aws/databases.ts';
import { engineTitle, isAurora } from '../aws/engine.ts';
import { inventoryDatabase } from '../aws/inventory/database.ts';
import { markdownCode, escapeMarkdown } from '../report/escapeMarkdown.ts';
import type { AccountSnapshot } from '../aws/snapshot.ts';
import type { AgentHost } from './host.ts';
import type { ToolInput } from './input.ts';

/** More than an agent can use at once; a filter finds the others. */
const mostDatabases = 50;

/** Databases with the state of their membership, worst first; members of an Aurora cluster go with their cluster. */
export async function listTargets(
  { filter = '' }: ToolInput,
  host: AgentHost,
  signal: AbortSignal,
): Promise<string> {
  const accounts = await host.accounts(signal);
  const wanted = filter.toLowerCase();
  const rows = accounts
    .flatMap((account) => databasesOf(account).map((target) => ({ target, at: account.takenAt })))
    .filter(
      ({ target: { kind, cluster, engine } }) =>
        kind === 'cluster' || cluster === undefined || !isAurora(engine),
    )
    .filter(({ target: { identifier, engine } }) =>
      `${identifier} ${engine} ${engineTitle(engine)}`.toLowerCase().includes(wanted),
    )
    .map(({ target, at }) => ({ target, ...inventoryDatabase(target, at) }))
    .sort(
      (one, other) =>
        one.urgency - other.urgency || one.target.identifier.localeCompare(other.target.identifier),
    );
  const shown = rows.slice(0, mostDatabases);
  const count = rows.length === 1 ? '1 database' : `${rows.length} databases`;
  const left = rows.length - shown.length;
  const lines = [
    left === 0
      ? `${count}.`
      : `${count}, of which the first ${shown.length}; use filter for the others.`,
    ...(shown.length === 0 ? [] : ['']),
    ...shown.map(({ target, database }) => databaseLine(target, database.memberships)),
    ...unread(accounts),
  ];
  return `${lines.join('\n')}\n`;
}

interface MembershipLine {
  readonly directoryId: string | null;
  readonly status: string;
  readonly meaning: string;
  readonly nextStep: string | null;
}

function databaseLine(target: DatabaseTarget, memberships: readonly MembershipLine[]): string {
  const { identifier, kind, engine, engineVersion = '', region } = target;
  const title = escapeMarkdown(
    `${engineTitle(engine)} ${engineVersion} ${kind} in ${region}`.replace(/ {2,}/g, ' '),
  );
  const states = memberships.map(({ directoryId, status, meaning, nextStep }) =>
    escapeMarkdown(
      `${status}${directoryId === null ? '' : ` in ${directoryId}`}. ${meaning}${nextStep ? ` Next: ${nextStep}` : ''}`,
    ),
  );
  return `- ${markdownCode(identifier)} (${title}): ${states.join(' ') || 'not joined to a directory.'}`;
}

/** Otherwise a list that lacks something would look complete. */
function unread(accounts: readonly AccountSnapshot[]): string[] {
  const regions = accounts.flatMap((account) => account.regions);
  const missing = regions.flatMap(({ region, instances, clusters }) =>
    [instances, clusters].flatMap((section) =>
      section.outcome === 'not-permitted'
        ? [`${region}: not permitted: ${section.action}`]
        : 'message' in section
          ? [`${region}: ${section.outcome}`]
          : [],
    ),
  );
  if (missing.length === 0) return [];
  return ['', ...[...new Set(missing)].map((why) => `Not complete. ${escapeMarkdown(why)}.`)];
}
