import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { executeCommand } from '../../../src/vscode/register.ts';
import { eventually, needsWindow, screenshotInEveryTheme, useScenario } from './runner.ts';

const workspaceFile = () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, 'krb5.conf');
};

const codeOf = ({ code }: vscode.Diagnostic) =>
  typeof code === 'object' ? String(code.value) : String(code);

async function problemsOf(uri: vscode.Uri, accept: (codes: string[]) => boolean) {
  const found = await eventually(
    () => vscode.languages.getDiagnostics(uri),
    (diagnostics) => accept(diagnostics.map(codeOf)),
  );
  return found;
}

async function openText(content: string) {
  const document = await vscode.workspace.openTextDocument({ language: 'krb5conf', content });
  await vscode.window.showTextDocument(document);
  return document;
}

describe('krb5.conf in the editor', () => {
  it('is recognised by its name, and shows its problems with a link to their explanation', async function () {
    const document = await vscode.workspace.openTextDocument(workspaceFile());
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'krb5conf');
    const wanted = ['syntax-unclosed-brace', 'option-unknown', 'domain-realm-undefined'];
    const problems = await problemsOf(document.uri, (codes) => codes.length > 0);
    const codes = new Set(problems.map(codeOf));
    assert.deepEqual(
      wanted.filter((code) => !codes.has(code)),
      [],
    );
    for (const { code, message, source } of problems) {
      assert.equal(source, 'krb5.conf');
      assert.ok(typeof code === 'object', message);
      assert.match(code.target.toString(), /lint-rules\.md#[\w-]+$/);
    }
  });

  it('shows each of the mistakes that cost most', async () => {
    const document = await openText(
      [
        ...['[libdefaults]', '  default_realm = LOST.EXAMPLE.COM', '  ticket_lifetme = 10h'],
        ...['[realms]', '  corp.example.com = {', '    kdc = dc1.corp.example.com', '  }'],
        ...['[domain_realm]', '  .example.com = NOWHERE.EXAMPLE.COM', 'no relation at all', ''],
      ].join('\n'),
    );
    const wanted = [
      ...['syntax-relation', 'realm-default-undefined', 'domain-realm-undefined'],
      ...['realm-lower-case', 'option-unknown'],
    ];
    const problems = await problemsOf(document.uri, (codes) =>
      wanted.every((code) => codes.includes(code)),
    );
    const typo = problems.find((problem) => codeOf(problem) === 'option-unknown');
    assert.match(typo?.message ?? '', /ticket_lifetime/);
  });

  it('follows the typing in an untitled document, and forgets one that becomes another language', async () => {
    const document = await openText('[libdefaults]\n  default_realm = EXAMPLE.COM\n');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), '[realms\n'));
    await problemsOf(document.uri, (codes) => codes.some((code) => code.startsWith('syntax-')));
    await vscode.commands.executeCommand('undo');
    await problemsOf(document.uri, (codes) => !codes.some((code) => code.startsWith('syntax-')));
    assert.notEqual(vscode.languages.getDiagnostics(document.uri).length, 0);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await problemsOf(document.uri, (codes) => codes.length === 0);
  });

  it('offers a fix that makes its problem go away', async () => {
    const document = await openText(
      '[libdefaults]\n  default_realm = EXAMPLE.COM\n  ticket_lifetme = 10h\n',
    );
    const isTypo = (problem: vscode.Diagnostic) => problem.range.start.line === 2;
    const problems = await problemsOf(document.uri, (codes) => codes.length > 0);
    const typo = problems.find(isTypo);
    assert.ok(typo, 'no problem at the misspelt option');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      typo.range,
    );
    const fix = actions.find((action) => action.edit !== undefined);
    assert.ok(fix?.edit, 'no fix');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /ticket_lifetime = 10h/);
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (left) => !left.some(isTypo),
    );
  });

  it('fixes everything that is certain at once', async () => {
    const document = await openText(
      '[libdefaults]\n  ticket_lifetme = 10h\n  renew_lifetme = 7d\n',
    );
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      all,
      'source.fixAll.krb5conf',
    );
    assert.ok(action?.edit);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.match(document.getText(), /ticket_lifetime = 10h\n {2}renew_lifetime = 7d/);
  });

  it('says when an included file is not there', async () => {
    const uri = vscode.Uri.file(join(tmpdir(), `kerberos-doctor-${process.pid}`, 'krb5.conf'));
    const text = 'include /nonexistent/kerberos-doctor/krb5.conf\n[libdefaults]\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) =>
        found.some((each) => (each.code as { value?: unknown }).value === 'include-missing'),
    );
  });

  it('offers to test a realm, once that is switched on', async () => {
    const document = await openText('[realms]\n  A.COM = {\n    kdc = dc1.a.com\n  }\n');
    const lenses = async () =>
      await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        5,
      );
    assert.deepEqual(await lenses(), []);
    const settings = vscode.workspace.getConfiguration('kerberosDoctor.codeLens', document.uri);
    await settings.update('testRealm', true, vscode.ConfigurationTarget.Global);
    try {
      const [lens] = await lenses();
      assert.equal(lens?.command?.command, 'kerberosDoctor.testRealm');
      assert.deepEqual(lens.command.arguments, ['A.COM']);
      assert.equal(lens.range.start.line, 1);
    } finally {
      await settings.update('testRealm', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('completes, explains, finds, renames, outlines and formats', async () => {
    const document = await openText(
      '[libdefaults]\n  default_realm = A.COM\n  \n[realms]\nA.COM = {\nkdc=dc1.a.com\n}\n',
    );
    const run = async <T>(command: string, ...args: readonly unknown[]) =>
      await vscode.commands.executeCommand<T>(`vscode.${command}`, document.uri, ...args);
    const realm = new vscode.Position(1, 20);

    const list = await run<vscode.CompletionList>(
      'executeCompletionItemProvider',
      new vscode.Position(2, 2),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('dns_lookup_kdc'), labels.slice(0, 20).join(' '));

    const hovers = await run<vscode.Hover[]>('executeHoverProvider', new vscode.Position(1, 5));
    const text = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
    assert.match(text.map(({ value }) => value).join('\n'), /default_realm/);

    const definitions = await run<vscode.Location[]>('executeDefinitionProvider', realm);
    assert.deepEqual(
      definitions.map(({ range }) => range.start.line),
      [4],
    );
    const references = await run<vscode.Location[]>('executeReferenceProvider', realm);
    assert.equal(references.length, 2);

    const symbols = await run<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider');
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [
        ['[libdefaults]', ['default_realm']],
        ['[realms]', ['A.COM']],
      ],
    );

    const rename = await run<vscode.WorkspaceEdit>('executeDocumentRenameProvider', realm, 'B.COM');
    assert.ok(await vscode.workspace.applyEdit(rename));
    assert.match(document.getText(), /default_realm = B\.COM[^]*B\.COM = \{/);

    const edits = await run<vscode.TextEdit[]>('executeFormatDocumentProvider', {
      insertSpaces: true,
      tabSize: 4,
    });
    const format = new vscode.WorkspaceEdit();
    format.set(document.uri, edits);
    assert.ok(await vscode.workspace.applyEdit(format));
    assert.match(document.getText(), /\n {8}kdc = dc1\.a\.com\n/);
  });

  it('shows what the library makes of all its files', async () => {
    await useScenario('healthy');
    await executeCommand('kerberosDoctor.showEffectiveConfiguration');
    const document = vscode.window.activeTextEditor?.document;
    assert.match(document?.getText() ?? '', /\[libdefaults\] default_realm = .*krb5\.conf:\d+/);
  });

  it('opens the krb5.conf of this machine', async () => {
    const { environment } = await useScenario('healthy');
    await executeCommand('kerberosDoctor.openConfiguration');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.fsPath, environment['KRB5_CONFIG']);
    assert.equal(document?.languageId, 'krb5conf');
  });

  it('lets a folder switch a check off', async () => {
    const document = await vscode.workspace.openTextDocument(workspaceFile());
    const before = await problemsOf(document.uri, (codes) => codes.length > 0);
    const [first] = before.map(codeOf);
    assert.ok(first);
    const settings = vscode.workspace.getConfiguration('kerberosDoctor', document);
    const target = vscode.ConfigurationTarget.Workspace;
    await settings.update('lint.severity', { [first]: 'off' }, target);
    try {
      await problemsOf(document.uri, (codes) => !codes.includes(first));
    } finally {
      await settings.update('lint.severity', undefined, target);
    }
    await problemsOf(document.uri, (codes) => codes.includes(first));
  });

  it('is coloured and readable in every theme', async function () {
    await needsWindow(this);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.window.showTextDocument(workspaceFile());
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await screenshotInEveryTheme('editor');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
