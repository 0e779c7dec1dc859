import type { Random } from './random.ts';

/** Writes a configuration from the grammar; every other one with the faults that people and editors make. */
export function generateConfig(random: Random, includes: readonly string[]): string {
  return new Writer(random, includes).write();
}

class Writer {
  private readonly random: Random;
  private readonly includes: readonly string[];
  /** 0: nothing that the library refuses, 1: faults everywhere. */
  private readonly faults: number;
  private readonly lines: string[] = [];

  constructor(random: Random, includes: readonly string[]) {
    this.random = random;
    this.includes = includes;
    this.faults = random.pick([0, 0, 0.2, 1]);
  }

  write(): string {
    const { random, lines } = this;
    if (random.chance(0.15)) lines.push(...preamble(random));
    if (random.chance(0.1)) lines.push(this.directive());
    for (let sections = random.below(6); sections >= 0; sections--) {
      lines.push(this.header());
      this.items(0);
    }
    const eol = random.pick(['\n', '\n', '\n', '\r\n']);
    const text = lines.join(eol) + (random.chance(0.9) ? eol : '');
    return random.chance(0.02) ? `\uFEFF${text}` : text;
  }

  /** True with a probability that depends on how faulty the file is to be. */
  private faulty(probability: number): boolean {
    return this.random.chance(probability * this.faults);
  }

  private items(depth: number): void {
    const { random, lines } = this;
    for (let count = random.below(depth === 0 ? 8 : 5); count > 0; count--) {
      const kind = random.next();
      if (this.faulty(0.03)) lines.push(random.pick(JUNK));
      else if (kind < 0.2 && depth < 6) this.block(depth);
      else if (kind < 0.28) lines.push(random.pick(COMMENTS));
      else if (kind < 0.33) lines.push(random.pick(['', '   ', '\t', '\f', '\v']));
      else if (kind < 0.36) lines.push(this.directive());
      else if (kind < 0.363) lines.push(longLine(random));
      else lines.push(this.relation());
    }
  }

  private block(depth: number): void {
    const { random, lines } = this;
    const head = `${indent(random)}${this.tag()}${random.pick([' = ', '=', ' =', '\t= \t'])}`;
    if (this.faulty(0.1)) {
      const brace = random.pick(['{ # comment', '{x', '{ a = b', '{ a = b }', '{{']);
      lines.push(`${head}${brace}`);
    } else if (this.faulty(0.05)) {
      lines.push(head, random.pick(COMMENTS), '{');
    } else if (random.chance(0.1)) {
      lines.push(head, `${indent(random)}{${random.pick(['', ' x = 1', ' # c', ' }'])}`);
    } else {
      lines.push(`${head}{${random.pick(['', '', ' ', '\t '])}`);
    }
    this.items(depth + 1);
    if (this.faulty(0.05)) return;
    lines.push(`${indent(random)}}${random.pick(['', '', '', '', '*', ' *', ' # end', 'X = {'])}`);
  }

  private header(): string {
    const { random } = this;
    const name = random.pick(SECTIONS);
    if (this.faulty(0.1)) {
      return random.pick([`[${name}`, `[${name}] # c`, `[${name}]**`, `[${name}]]`, '[']);
    }
    const plain = `[${name}]`;
    return random.pick([
      ...[plain, plain, plain, plain, plain, plain, plain, plain],
      ...[`${plain}*`, `${plain}  `, ` ${plain}`, `${plain}* \t`, `[ ${name} ]`, '[]'],
    ]);
  }

  private relation(): string {
    const { random } = this;
    const equals = random.pick([' = ', '=', ' =', '= ', '\t=\t', '  =  ']);
    const blanks = random.pick(['', '', '', ' ', '\t']);
    return `${indent(random)}${this.tag()}${equals}${this.value()}${blanks}`;
  }

  private tag(): string {
    const { random } = this;
    const name = random.pick(TAGS);
    if (this.faulty(0.03)) return random.pick([`${name} *`, `${name} x`, '']);
    if (random.chance(0.05)) return random.pick([`${name}*`, `*${name}`, `a*${name}*`, '*']);
    return name;
  }

  private value(): string {
    const { random } = this;
    if (this.faulty(0.05)) return random.pick(['', '{']);
    const form = random.next();
    if (form < 0.6) return random.pick(VALUES);
    return form < 0.8 ? quoted(random) : random.pick(ODD_VALUES);
  }

  private directive(): string {
    const { random, includes } = this;
    const word = this.faulty(0.2) ? 'module' : random.pick(['include', 'include', 'includedir']);
    if (includes.length === 0 && this.faults === 0) return '# no includes';
    const known = includes.length > 0 && !this.faulty(0.1);
    const fitting = includes.filter(
      (path) => path.includes('conf.d') === (word === 'includedir') || random.chance(0.02),
    );
    const target = known && fitting.length > 0 ? random.pick(fitting) : '/nonexistent/x';
    if (!this.faulty(0.2)) return `${word}${random.pick([' ', '  ', '\t'])}${target}`;
    return random.pick([
      ...[
        ` ${word} ${target}`,
        `${word} "${target}"`,
        `${word} ${target} `,
        `${word} ${target} # c`,
      ],
      ...[word, `${word} `, `${word} = ${target}`, `${word.toUpperCase()} ${target}`],
    ]);
  }
}

function quoted(random: Random): string {
  const inner = random.pick(QUOTED);
  return `"${inner}${random.pick(['"', '"', '"', '" tail', '', '\\', '\\"', '"*'])}`;
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
const ODD_VALUES = [
  'x }',
  '{ x',
  '{x',
  '"',
  '""',
  "'a'",
  'a = b',
  '[x]',
  'ä€😀',
  '\u00a0x',
  'a\\nb',
  '}',
];
const QUOTED = ['a b', ' a ', 'a\\tb', 'a\\nb\\b', 'a\\"b', 'a\\\\', 'a\\qb', '', '{', '# x'];
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
