/** The inventory for a terminal: Region by Region, what failed first, each state with its meaning. */
import type {
  Inventory,
  InventoryCluster,
  InventoryDirectory,
  InventoryInstance,
  InventoryMembership,
  InventoryRegion,
} from '../aws/inventory/shape.ts';
import { escapeTerminal } from '../report/escapeTerminal.ts';
import { hanging } from '../report/wrap.ts';
import { explained, judgedLine } from './inventoryState.ts';
import type { InventoryTextOptions } from './inventoryState.ts';

/** Ends with a line feed. */
export function inventoryText(inventory: Inventory, options: InventoryTextOptions): string {
  const { paint } = options;
  const account = inventory.account === null ? 'Account not known' : `Account ${inventory.account}`;
  const blocks = [
    [paint('bold', escapeTerminal(account)), ...notRead(inventory.errors, options)],
    ...inventory.regions.map((region) => regionLines(region, options)),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function regionLines(region: InventoryRegion, options: InventoryTextOptions): string[] {
  const { paint } = options;
  const databases = [...region.clusters, ...region.instances];
  const joined = databases.filter(({ memberships }) => memberships.length > 0);
  const unjoined = databases.filter(({ memberships }) => memberships.length === 0);
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [paint('bold', `  ${title}`), ...lines];
  const directories = region.directories.flatMap((directory) => directoryLines(directory, options));
  return [
    paint('bold', escapeTerminal(region.region)),
    ...section('Directories', directories),
    ...section(
      'Databases in a domain',
      byUrgency(joined).flatMap((database) => databaseLines(database, options)),
    ),
    ...section(
      'Databases without a domain',
      unjoined.map((database) => `    · ${escapeTerminal(nameOf(database))}`),
    ),
    ...(directories.length + databases.length + region.errors.length === 0
      ? ['  No directory and no database here.']
      : []),
    ...notRead(region.errors, options),
  ];
}

/** Clusters and instances come sorted, each for itself. */
function byUrgency(databases: readonly (InventoryCluster | InventoryInstance)[]) {
  const urgency = { error: 0, warning: 1, info: 2 } as const;
  const worst = ({ memberships }: { memberships: readonly InventoryMembership[] }): number =>
    Math.min(...memberships.map(({ severity }) => urgency[severity]));
  return databases.toSorted((one, other) => worst(one) - worst(other));
}

function directoryLines(directory: InventoryDirectory, options: InventoryTextOptions): string[] {
  const { state } = directory;
  const words = [directory.name, directory.directoryId, directory.edition ?? directory.type];
  const parts = [
    ...directory.domainControllers.map(
      (controller) =>
        [`controller ${controller.address ?? controller.id}`, controller.state] as const,
    ),
    ...directory.trusts.map(
      (trust) =>
        [
          `trust ${trust.remoteDomain} (${trust.direction ?? 'direction unknown'})`,
          trust.state,
        ] as const,
    ),
  ];
  return [
    ...judgedLine('    ', state, `${words.join(', ')}: ${state.label}`, options),
    ...explained(state, '      ', options),
    ...parts.flatMap(([name, part]) => [
      ...judgedLine('      ', part, `${name}: ${part.label}`, options),
      ...explained(part, '        ', options),
    ]),
  ];
}

function databaseLines(
  database: InventoryCluster | InventoryInstance,
  options: InventoryTextOptions,
): string[] {
  return database.memberships.flatMap((membership) => {
    const domain = membership.fqdn ?? membership.directoryId ?? 'a domain';
    return [
      ...judgedLine(
        '    ',
        membership,
        `${nameOf(database)}: ${membership.status} in ${domain}`,
        options,
      ),
      ...explained(membership, '      ', options),
    ];
  });
}

function nameOf(database: InventoryCluster | InventoryInstance): string {
  const version = database.engineVersion === null ? '' : ` ${database.engineVersion}`;
  const kind = 'members' in database ? 'cluster' : 'instance';
  return `${database.identifier} (${kind}, ${database.engineTitle}${version})`;
}

function notRead(
  errors: Inventory['errors'],
  { paint, width }: InventoryTextOptions,
): readonly string[] {
  if (errors.length === 0) return [];
  return [
    paint('bold', '  Not read'),
    ...errors.flatMap(({ section, message }) =>
      hanging('    ?', escapeTerminal(`${section}: ${message}`), 6, width),
    ),
  ];
}
