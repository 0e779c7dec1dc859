/** package.json, package.nls.json and src/vscode/ids.ts say the same; no editor needed. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { agentTools } from '../../../src/agents/tools.ts';
import * as ids from '../../../src/vscode/ids.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as unknown;

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}
interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly scope?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
}
interface Manifest {
  readonly icon: string;
  readonly main: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly displayName: string;
      readonly userDescription: string;
      readonly modelDescription: string;
      readonly inputSchema: unknown;
    }[];
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { id: string; icon: string }[] };
    readonly views: Readonly<Record<string, readonly { id: string; icon?: string }[]>>;
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly media: { readonly markdown: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly viewsWelcome: readonly { view: string; contents: string; when?: string }[];
    readonly languages: readonly { id: string; configuration: string; firstLine: string }[];
    readonly grammars: readonly { language: string; scopeName: string; path: string }[];
    readonly configuration: readonly { properties: Readonly<Record<string, Setting>> }[];
  };
}

const manifest = read('package.json') as Manifest;
const nls = read('package.nls.json') as Readonly<Record<string, string>>;
const { contributes } = manifest;
const declaredCommands = contributes.commands.map(({ command }) => command);
const settings = Object.assign(
  {},
  ...contributes.configuration.map((part) => part.properties),
) as Readonly<Record<string, Setting>>;

/** Every string below a value, keys left out. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function whenClauses(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    (key === 'when' || key === 'enablement') && typeof item === 'string'
      ? [item]
      : whenClauses(item),
  );
}

test('the declared commands are the commands of ids.ts', () => {
  assert.deepEqual([...declaredCommands].sort(), [...ids.commandIds].sort());
});

test('menus use declared commands, and a command that needs a row is not in the palette', () => {
  for (const [menu, items] of Object.entries(contributes.menus)) {
    for (const { command } of items) {
      assert.ok(declaredCommands.includes(command), `${menu} uses ${command}`);
    }
  }
  const hidden = contributes.menus['commandPalette']!.filter(({ when }) => when === 'false');
  assert.deepEqual(
    hidden.map(({ command }) => command).sort(),
    [
      ...['copyArn', 'copyCliCommand', 'copyEndpoint', 'copyNextStep', 'copyText'],
      ...['openConfigurationFile', 'openInConsole', 'refreshConfiguration', 'refreshTickets'],
      ...['removeRun', 'showMore', 'showRun', 'typeInTerminal'],
    ].map((id) => `kerberosDoctor.${id}`),
  );
});

test('the tools for chat agents are those that are registered, word for word', () => {
  const declared = contributes.languageModelTools.map((tool) => ({
    name: tool.name,
    description: tool.modelDescription,
    inputSchema: tool.inputSchema,
  }));
  const registered = agentTools.map(({ name, description, inputSchema }) => ({
    name,
    description,
    inputSchema,
  }));
  assert.deepEqual(declared, registered);
});

test('every placeholder has its string, and every string is used', () => {
  const used = strings(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort());
});

test('what the user reads is in package.nls.json', () => {
  const readable = ['title', 'category', 'name', 'contents', 'markdownDescription', 'description'];
  const check = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if (readable.includes(key) && typeof item === 'string') {
        assert.match(item, /^%.+%$/, `${path}.${key}`);
      }
      check(item, `${path}.${key}`);
    }
  };
  // A tool's name is an id, and its description is for a model.
  const { languageModelTools, ...others } = contributes;
  check(others, 'contributes');
  for (const tool of languageModelTools) {
    assert.match(tool.displayName, /^%.+%$/);
    assert.match(tool.userDescription, /^%.+%$/);
  }
});

test('the declared settings are those of ids.ts, with the same defaults, a scope and a short description', () => {
  assert.deepEqual(Object.keys(settings).sort(), Object.keys(ids.settingDefaults).sort());
  for (const [id, setting] of Object.entries(settings)) {
    assert.deepEqual(setting.default, ids.settingDefaults[id as ids.SettingId], id);
    assert.match(setting.scope ?? '', /^(window|resource|machine-overridable)$/, id);
    const description = nls[(setting.markdownDescription ?? '').slice(1, -1)] ?? '';
    const sentences = description.split(/[.:] |\.$/).length;
    assert.ok(description.length > 20 && sentences <= 4, `${id}: ${description}`);
  }
  assert.deepEqual(settings['kerberosDoctor.lint.implementation']!.enum, [
    ...['mit', 'heimdal', 'java', 'all'],
  ]);
});

test('no untrusted folder chooses a setting that reaches a process or the network', () => {
  assert.deepEqual(
    [...manifest.capabilities.untrustedWorkspaces.restrictedConfigurations].sort(),
    [...ids.settingsThatReachOut].sort(),
  );
  const harmless = Object.keys(settings).filter(
    (id) => !(ids.settingsThatReachOut as readonly string[]).includes(id),
  );
  assert.deepEqual(harmless.sort(), [
    'kerberosDoctor.codeLens.testRealm',
    'kerberosDoctor.lint.implementation',
    'kerberosDoctor.lint.severity',
  ]);
});

test('when clauses use our context keys or those of the editor', () => {
  const builtIn = ['view', 'viewItem', 'isWorkspaceTrusted', 'activeWebviewPanelId', 'false'];
  const unknown = whenClauses(manifest)
    .flatMap((clause) => clause.replace(/\/.*?\/|'[^']*'|==\s*\S+/g, ' ').match(/[\w.]+/g) ?? [])
    .filter((key) => !builtIn.includes(key) && !(ids.contextIds as string[]).includes(key));
  assert.deepEqual(unknown, []);
  const used = whenClauses(manifest).join(' ');
  for (const key of ids.contextIds) assert.ok(used.includes(key), `${key} is not used`);
  for (const token of ids.rowTokens) assert.ok(used.includes(token), `${token} is not used`);
});

test('views, welcome texts and their links exist', () => {
  assert.deepEqual(
    contributes.viewsContainers.activitybar.map(({ id }) => id),
    [ids.viewContainerId],
  );
  const views = contributes.views[ids.viewContainerId]!.map(({ id }) => id);
  assert.deepEqual(views, ids.viewIds);
  for (const { view, contents } of contributes.viewsWelcome) {
    assert.ok(views.includes(view), view);
    const text = nls[contents.slice(1, -1)]!;
    const links = [...text.matchAll(/\(command:([^)]+)\)/g)].map((match) => match[1]!);
    assert.ok(links.length > 0, `no way on from: ${text}`);
    for (const link of links) {
      const known = declaredCommands.includes(link) || link === 'workbench.trust.manage';
      assert.ok(known, link);
    }
  }
});

test('files that the manifest names are there and are packed', () => {
  const packed = readFileSync(join(root, '.vscodeignore'), 'utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  const named = [
    manifest.icon,
    ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
    ...contributes.languages.map(({ configuration }) => configuration),
    ...contributes.grammars.map(({ path }) => path),
    // Squiggles link to it.
    'docs/lint-rules.md',
  ].map((path) => path.replace(/^\.\//, ''));
  for (const path of named) {
    assert.ok(existsSync(join(root, path)), `${path} is missing`);
    assert.ok(
      packed.some((pattern) => matches(pattern, path)),
      `${path} is not packed`,
    );
  }
});

function matches(pattern: string, path: string): boolean {
  const source = pattern.replace(/[.+]/g, '\\$&').replace(/\*/g, '[^/]*');
  return new RegExp(`^${source}$`).test(path);
}

test('the icon is a PNG of at least 128 pixels', () => {
  const bytes = readFileSync(join(root, manifest.icon));
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  assert.ok(bytes.readUInt32BE(16) >= 128 && bytes.readUInt32BE(20) >= 128);
});

test('the language and its grammar carry the ids that the code uses', () => {
  assert.deepEqual(
    contributes.languages.map(({ id }) => id),
    [ids.languageId],
  );
  const [grammar] = contributes.grammars;
  assert.equal(grammar?.language, ids.languageId);
  const file = read(grammar.path) as { scopeName: string };
  assert.equal(file.scopeName, grammar.scopeName);
});

test('the first line alone tells a krb5.conf from other files', () => {
  const firstLine = new RegExp(contributes.languages[0]!.firstLine);
  const ours = ['[libdefaults]', '[realms]', 'includedir /etc/krb5.conf.d/', '[domain_realm]'];
  const others = ['[mysqld]', '[default]', '# comment', 'includedir /etc/sudoers.d', '[core]', ''];
  for (const line of ours) assert.match(line, firstLine);
  for (const line of others) assert.doesNotMatch(line, firstLine);
});

test('the oldest supported editor is the one whose API the code is compiled against', () => {
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
});

test('activation waits for a contribution to be used', () => {
  assert.deepEqual(manifest.activationEvents, []);
});

test('the walkthrough has five steps whose pages are there, and whose links and events are ours', () => {
  const [walkthrough] = contributes.walkthroughs;
  assert.equal(walkthrough?.steps.length, 5);
  for (const { id, description, media, completionEvents } of walkthrough.steps) {
    assert.ok(existsSync(join(root, media.markdown)), id);
    const text = nls[description.slice(1, -1)]!;
    const links = [...text.matchAll(/\(command:([^)]+)\)/g)].map((match) => match[1]!);
    const events = completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.[1] ?? []);
    for (const command of [...links, ...events]) {
      const known =
        declaredCommands.includes(command) || command === `${ids.inventoryViewId}.focus`;
      assert.ok(known, `${id}: ${command}`);
    }
    assert.ok(links.length > 0 && completionEvents.length > 0, id);
  }
});
