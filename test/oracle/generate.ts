import type { Random } from './random.ts';

/** Writes a configuration from the grammar, with the faults that people and editors make sprinkled in. */
export function generateConfig(random: Random, includes: readonly string[]): string {
  const lines: string[] = [];
  if (random.chance(0.15)) lines.push(...preamble(random));
  if (random.chance(0.1)) lines.push(directive(random, includes));
  const sections = random.below(6);
  for (let count = 0; count <= sections; count++) {
    lines.push(header(random));
    items(random, lines, includes, 0);
  }
  const eol = random.pick(['\n', '\n', '\n', '\r\n']);
  const text = lines.join(eol) + (random.chance(0.9) ? eol : '');
  return random.chance(0.02) ? `\uFEFF${text}` : text;
}

function items(random: Random, lines: string[], includes: readonly string[], depth: number): void {
  const count = random.below(depth === 0 ? 8 : 5);
  for (let at = 0; at < count; at++) {
    const kind = random.next();
    if (kind < 0.55) lines.push(relation(random));
    else if (kind < 0.72 && depth < 6) block(random, lines, includes, depth);
    else if (kind < 0.8) lines.push(random.pick(COMMENTS));
    else if (kind < 0.85) lines.push(random.pick(['', '   ', '\t', '\f', '\v']));
    else if (kind < 0.88) lines.push(directive(random, includes));
    else if (kind < 0.9) lines.push(random.pick(JUNK));
    else if (kind < 0.902) lines.push(longLine(random));
    else lines.push(relation(random));
  }
}

function block(random: Random, lines: string[], includes: readonly string[], depth: number): void {
  const head = `${indent(random)}${tag(random)}${random.pick([' = ', '=', ' =', '\t= \t'])}`;
  const form = random.next();
  if (form < 0.8) {
    lines.push(`${head}{${random.pick(['', '', ' ', '\t '])}`);
  } else if (form < 0.9) {
    lines.push(head, `${indent(random)}{${random.pick(['', ' x = 1', ' # c', ' }'])}`);
  } else if (form < 0.93) {
    lines.push(head, random.pick(COMMENTS), '{');
  } else {
    lines.push(`${head}{${random.pick([' # comment', 'x', ' a = b', ' a = b }', '{'])}`);
  }
  items(random, lines, includes, depth + 1);
  if (random.chance(0.96)) {
    lines.push(`${indent(random)}}${random.pick(['', '', '', '', '*', ' *', ' # end', 'X = {'])}`);
  }
}

function header(random: Random): string {
  const name = random.pick(SECTIONS);
  const form = random.next();
  if (form < 0.85) return `[${name}]`;
  return random.pick([
    `[${name}]*`,
    `[${name}]  `,
    ` [${name}]`,
    `[${name}]* \t`,
    `[ ${name} ]`,
    `[${name}`,
    `[${name}] # c`,
    `[${name}]**`,
    `[]`,
    `[${name}]]`,
  ]);
}

function relation(random: Random): string {
  const equals = random.pick([' = ', '=', ' =', '= ', '\t=\t', '  =  ']);
  return `${indent(random)}${tag(random)}${equals}${value(random)}${random.pick(['', '', '', ' ', '\t'])}`;
}

function tag(random: Random): string {
  const name = random.pick(TAGS);
  if (random.chance(0.93)) return name;
  return random.pick([`${name}*`, `*${name}`, `${name} *`, `${name} x`, `a*${name}*`, '', '*']);
}

function value(random: Random): string {
  const form = random.next();
  if (form < 0.6) return random.pick(VALUES);
  if (form < 0.85) return quoted(random);
  return random.pick([
    '',
    '{',
    '}',
    'x }',
    '{ x',
    '"',
    '""',
    "'a'",
    'a = b',
    '[x]',
    'ä€😀',
    '\u00a0x',
  ]);
}

function quoted(random: Random): string {
  const inner = random.pick([
    'a b',
    ' a ',
    'a\\tb',
    'a\\nb\\b',
    'a\\"b',
    'a\\\\',
    'a\\qb',
    '',
    '{',
    '# x',
  ]);
  return `"${inner}${random.pick(['"', '"', '"', '" tail', '', '\\', '\\"', '"*'])}`;
}

function directive(random: Random, includes: readonly string[]): string {
  const word = random.pick(['include', 'include', 'include', 'includedir', 'module']);
  const target =
    includes.length > 0 && random.chance(0.9) ? random.pick(includes) : '/nonexistent/x';
  const form = random.next();
  if (form < 0.85) return `${word} ${target}`;
  return random.pick([
    ` ${word} ${target}`,
    `${word}\t${target}`,
    `${word} "${target}"`,
    `${word} ${target} `,
    `${word} ${target} # c`,
    `${word}`,
    `${word} `,
    `${word} = ${target}`,
    `${word.toUpperCase()} ${target}`,
  ]);
}

/** Around the size of the library's buffer, where one line becomes two. */
function longLine(random: Random): string {
  const start = random.pick(['# ', 'long = ', ' tag = "', 'include ', '']);
  const fill = random.pick(['x', 'é', '€', '😀', ' ', '=', 'a=b ']);
  const bytes = Buffer.byteLength(start);
  const wanted = 2040 + random.below(14) + (random.chance(0.2) ? 2047 : 0);
  return start + fill.repeat(Math.max(1, Math.floor((wanted - bytes) / Buffer.byteLength(fill))));
}

function preamble(random: Random): string[] {
  const lines: string[] = [];
  for (let count = random.below(3); count >= 0; count--) {
    lines.push(random.pick(['# preamble', '', 'a = b', '  [libdefaults]', 'text', '}', ' { ']));
  }
  return lines;
}

function indent(random: Random): string {
  return random.pick(['', ' ', '  ', '\t', '    ']);
}

const SECTIONS = [
  'libdefaults',
  'realms',
  'domain_realm',
  'capaths',
  'appdefaults',
  'LIBDEFAULTS',
  'ä',
];
const TAGS = [
  'default_realm',
  'rdns',
  'kdc',
  'A.COM',
  'B.COM',
  'C.COM',
  '.a.com',
  'a.com',
  'pam',
  'x',
  'Ä.DE',
  '😀',
  '\uff21',
];
const VALUES = [
  'A.COM',
  'B.COM',
  'true',
  'kdc1.a.com:88',
  'a b c',
  '1d 2h',
  'RULE:[1:$1](x)s/@.*//',
  '.',
  'x;y # z',
];
const COMMENTS = ['# comment', '; comment', '  # indented', '\t;x', '#'];
const JUNK = [
  'junk',
  'tag: value',
  '= value',
  '}',
  '{',
  '} }',
  ']',
  'a b = c',
  'a\rb = c',
  'a\0b = c',
  'a = b\0c',
  '\0',
  '\r',
];
