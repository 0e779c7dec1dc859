/** `kerberos-doctor inventory`: directories and databases of the account, with their membership states. */
import type { Command } from 'commander';
import { inventoryOf } from '../aws/inventory.ts';
import type { Inventory } from '../aws/inventory/shape.ts';
import { escapeTerminal } from '../report/escapeTerminal.ts';
import { jsonText } from '../report/jsonText.ts';
import { painter } from '../report/ansi.ts';
import { readAccount } from './account.ts';
import type { AccountOptions } from './account.ts';
import { exitStatus, statusOf } from './exitStatus.ts';
import { inventoryText } from './inventoryText.ts';
import { formatOption, profileOption, repeatable, strictOption } from './options.ts';
import { wantsColour } from './output.ts';
import type { ProgramContext } from './program.ts';
import { progressOn } from './progress.ts';
import type { Session } from './session.ts';

interface InventoryOptions extends AccountOptions {
  readonly format: 'text' | 'json';
  readonly strict?: boolean;
}

export function addInventoryCommand(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('inventory')
    .summary('list directories and databases with their membership states')
    .description(
      'Lists the directories and databases of an AWS account: every domain membership with what its state means and what to do next, failed ones first. Reads only.',
    )
    .addOption(profileOption())
    .addOption(repeatable('--region <region>', "AWS Region (default: the profile's)"))
    .addOption(formatOption(['text', 'json']))
    .addOption(strictOption())
    .action(async (options: InventoryOptions) => finish(await inventory(options, session)));
}

async function inventory(options: InventoryOptions, session: Session): Promise<number> {
  const progress = progressOn(session.stderr);
  const { access, snapshot, unread } = await readAccount(options, session, progress).finally(() =>
    progress.clear(),
  );
  access.clients.destroy();
  const result = inventoryOf(snapshot);
  const colour = wantsColour(session.stdout, session.env);
  await session.stdout.write(
    options.format === 'json'
      ? jsonText(result)
      : inventoryText(result, { paint: painter(colour), width: session.stdout.width }),
  );
  for (const why of new Set(unread))
    await session.stderr.write(`kerberos-doctor: ${escapeTerminal(why)}\n`);
  return unread.length > 0 ? exitStatus.incomplete : statusOf(severitiesOf(result), options);
}

/** Of every state that the inventory shows. */
function severitiesOf({ regions }: Inventory): string[] {
  return regions.flatMap(({ directories, instances, clusters }) => [
    ...directories.flatMap((directory) => [
      directory.state.severity,
      ...directory.trusts.map(({ state }) => state.severity),
      ...directory.domainControllers.map(({ state }) => state.severity),
    ]),
    ...[...instances, ...clusters].flatMap(({ memberships }) =>
      memberships.map(({ severity }) => severity),
    ),
  ]);
}
