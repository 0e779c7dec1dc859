/** docs/settings.md from the manifest: `node scripts/generate-settings-docs.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';

const root = join(import.meta.dirname, '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as unknown;

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: {
      readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    };
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
  };
}

const intro = `# Settings and commands

Every setting with its default, and every command of the palette. Both come from the extension's manifest.

A folder that you do not trust cannot choose the settings that decide which process runs or which machine is spoken to.
`;

/** The page, formatted. */
export async function renderSettings(): Promise<string> {
  const { contributes } = read('package.json') as Manifest;
  const nls = read('package.nls.json') as Readonly<Record<string, string>>;
  const text = (key: string) => nls[key.slice(1, -1)] ?? key;
  const groups = contributes.configuration.map(
    ({ title, properties }) => `## ${text(title)}

${Object.entries(properties)
  .map(
    ([id, setting]) => `### \`${id}\`

${text(setting.markdownDescription)}

${kindOf(setting)}, default \`${JSON.stringify(setting.default)}\`. ${scopes[setting.scope] ?? ''}`,
  )
  .join('\n\n')}`,
  );
  const hidden = new Map(
    contributes.menus.commandPalette.map(({ command, when }) => [command, when]),
  );
  const commands = contributes.commands
    .filter(({ command }) => hidden.get(command) !== 'false')
    .map(({ command, title }) => `| ${text(title)} | \`${command}\` |`);
  const page = `${intro}
${groups.join('\n\n')}

## Commands

All of them begin with “Kerberos Doctor:” in the command palette.

| command | id |
| --- | --- |
${commands.join('\n')}
`;
  return await format(page, { parser: 'markdown', printWidth: 100 });
}

const scopes: Readonly<Record<string, string>> = {
  window: 'For the user, or a workspace.',
  resource: 'For the user, a workspace or a folder.',
  'machine-overridable': 'For this machine; a trusted workspace may choose another.',
};

function kindOf({ type, enum: choices, minimum, maximum }: Setting): string {
  if (choices !== undefined) return choices.map((choice) => `\`${choice}\``).join(', ');
  const kind = { array: 'A list', object: 'An object', boolean: '`true` or `false`' }[type];
  if (type === 'integer') return `A whole number from ${minimum ?? 0} to ${maximum ?? '∞'}`;
  return kind ?? 'A text';
}

if (process.argv[1]?.endsWith('generate-settings-docs.ts') === true) {
  writeFileSync(join(root, 'docs/settings.md'), await renderSettings());
}
