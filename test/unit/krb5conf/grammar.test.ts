import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const path = 'syntaxes/krb5conf.tmLanguage.json';

async function loadGrammar(): Promise<textmate.IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: () => Promise.resolve(textmate.parseRawGrammar(readFileSync(path, 'utf8'), path)),
  });
  const grammar = await registry.loadGrammar('source.krb5conf');
  assert.ok(grammar);
  return grammar;
}

const grammar = await loadGrammar();

/** The innermost scope of each piece of text that is not blank, without the language's suffix. */
function tokens(text: string): [string, string][][] {
  let stack = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    const found: [string, string][] = [];
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const piece = line.slice(startIndex, endIndex);
      const scope = (scopes.at(-1) ?? '').replace(/\.krb5conf$/, '');
      const last = found.at(-1);
      if (last?.[1] === scope && scope === 'string.unquoted') last[0] += piece;
      else if (piece.trim() !== '') found.push([piece.trim(), scope]);
    }
    return found;
  });
}

function line(text: string, number = 0): [string, string][] {
  return tokens(text)[number] ?? [];
}

test('comments exist at the beginning of a line only', () => {
  assert.equal(line('  # a comment')[0]?.[1], 'punctuation.definition.comment');
  assert.equal(line('; a comment')[1]?.[1], 'comment.line.semicolon');
  const value = line('default_realm = A.COM # main');
  assert.ok(value.every(([, scope]) => !scope.startsWith('comment')));
});

test('section headers, with final marker and with junk', () => {
  assert.deepEqual(line('[libdefaults]*'), [
    ['[', 'punctuation.definition.section.begin'],
    ['libdefaults', 'entity.name.section'],
    [']', 'punctuation.definition.section.end'],
    ['*', 'keyword.operator.final'],
  ]);
  assert.equal(line('[realms] # c').at(-1)?.[1], 'invalid.illegal.text-after-section');
  assert.equal(line('[realms')[1]?.[1], 'entity.name.section');
});

test('a realm is a block, on one line or two', () => {
  const [open, kdc, close, next] = tokens(
    'EXAMPLE.COM = {\n  kdc = dc1.example.com:88\n}*\nrdns = no',
  );
  assert.deepEqual(open, [
    ['EXAMPLE.COM', 'entity.name.type.realm'],
    ['=', 'punctuation.separator.key-value'],
    ['{', 'punctuation.section.block.begin'],
  ]);
  assert.deepEqual(kdc, [
    ['kdc', 'support.type.property-name'],
    ['=', 'punctuation.separator.key-value'],
    ['dc1.example.com:88', 'string.unquoted'],
  ]);
  assert.deepEqual(close, [
    ['}', 'punctuation.section.block.end'],
    ['*', 'keyword.operator.final'],
  ]);
  assert.equal(next?.[2]?.[1], 'constant.language.boolean');
  assert.equal(tokens('A.COM =\n{\n}')[1]?.[0]?.[1], 'punctuation.section.block.begin');
  assert.equal(tokens('A.COM = {\n B = {\n }\n}\n}')[4]?.[0]?.[1], 'invalid.illegal.brace');
});

test('a header ends the blocks that somebody forgot to close', () => {
  const lines = tokens('A.COM = {\n b = {\n[domain_realm]\n .a.com = A.COM');
  assert.equal(lines[2]?.[1]?.[1], 'entity.name.section');
  assert.deepEqual(lines[3], [
    ['.a.com', 'entity.name.tag.domain'],
    ['=', 'punctuation.separator.key-value'],
    ['A.COM', 'entity.name.type.realm'],
  ]);
});

test('values by their looks', () => {
  for (const [value, scope] of [
    ['true', 'constant.language.boolean'],
    ['NO', 'constant.language.boolean'],
    ['300', 'constant.numeric.integer'],
    ['1d 2h', 'constant.numeric.duration'],
    ['10:00', 'constant.numeric.duration'],
    ['aes256-cts', 'support.constant.enctype'],
    ['%{uid}', 'constant.other.placeholder'],
    ['EXAMPLE.COM', 'entity.name.type.realm'],
    ['dc1.example.com', 'string.unquoted'],
    ['10.0.0.1', 'string.unquoted'],
    ['true # really', 'string.unquoted'],
  ] as const)
    assert.equal(line(`x = ${value}`)[2]?.[1], scope, value);
  assert.equal(line('x = FILE:/tmp/krb5cc_%{uid}')[2]?.[1], 'storage.type.residual');
  assert.equal(line('default_realm* = A.COM')[1]?.[1], 'keyword.operator.final');
});

test('a quoted value has escapes and ends at its quote', () => {
  assert.deepEqual(line(String.raw`x = "a\"b" dropped`), [
    ['x', 'support.type.property-name'],
    ['=', 'punctuation.separator.key-value'],
    ['"', 'punctuation.definition.string.begin'],
    ['a', 'string.quoted.double'],
    [String.raw`\"`, 'constant.character.escape'],
    ['b', 'string.quoted.double'],
    ['"', 'punctuation.definition.string.end'],
    ['dropped', 'comment.line.dropped'],
  ]);
  assert.equal(tokens('x = "open\ny = 1')[1]?.[0]?.[1], 'support.type.property-name');
});

test('directives count in column 0 only', () => {
  assert.deepEqual(line('includedir /etc/krb5.conf.d/'), [
    ['includedir', 'keyword.control.directive'],
    ['/etc/krb5.conf.d/', 'string.unquoted.path'],
  ]);
  assert.equal(line(' include /etc/x')[0]?.[1], 'invalid.illegal.line');
  assert.equal(line('module /x/y.so:args')[2]?.[1], 'punctuation.separator');
});

test('lines that the library refuses stand out', () => {
  assert.equal(line('default_realm EXAMPLE.COM')[0]?.[1], 'invalid.illegal.line');
  assert.equal(line('}')[0]?.[1], 'invalid.illegal.brace');
});

test('the language configuration holds valid patterns', () => {
  const configuration = JSON.parse(readFileSync('language-configuration.json', 'utf8')) as {
    wordPattern: string;
    indentationRules: Record<string, string>;
    onEnterRules: { beforeText: string; afterText?: string }[];
  };
  const increase = new RegExp(configuration.indentationRules['increaseIndentPattern'] ?? '^$');
  assert.match('    EXAMPLE.COM = {', increase);
  assert.match('[realms]', increase);
  assert.doesNotMatch('# x = {', increase);
  assert.deepEqual(
    '.rds.amazonaws.com = AWS.COM'.match(new RegExp(configuration.wordPattern, 'g')),
    ['.rds.amazonaws.com', 'AWS.COM'],
  );
  assert.match('A.COM = {', new RegExp(configuration.onEnterRules[0]?.beforeText ?? '^$'));
});
