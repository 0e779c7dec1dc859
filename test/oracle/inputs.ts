import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { mergeKrb5Conf } from '../../src/generate/krb5Conf/merge.ts';
import { configReaders } from '../../src/generate/krb5Conf/plan.ts';
import { planOfNames } from '../../src/generate/krb5Conf/planOfNames.ts';
import { krb5ConfText } from '../../src/generate/krb5Conf/text.ts';
import { generateConfig } from './generate.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';

/** One question to both sides: a list of files, as KRB5_CONFIG gives it. */
export interface Input {
  readonly name: string;
  readonly paths: readonly string[];
}

const REPOSITORY = join(import.meta.dirname, '..', '..');
const SOURCES = [
  join(REPOSITORY, 'test', 'fixtures', 'krb5conf', 'cases'),
  join(REPOSITORY, '..', 'shared', 'corpus', 'krb5conf'),
];

/** The hand-made cases, with their folder filled in, and the files found in the wild. */
export function fixedInputs(folder: string): Input[] {
  const inputs: Input[] = [];
  for (const [number, source] of SOURCES.entries()) {
    if (!existsSync(source)) {
      console.error(`Not compared, because the folder is missing: ${source}`);
      continue;
    }
    const target = join(folder, `fixed${number}`);
    mkdirSync(target);
    for (const name of readdirSync(source)) {
      if (name === 'incdir') cpSync(join(source, name), join(target, name), { recursive: true });
      if (!name.endsWith('.conf')) continue;
      const path = join(target, name);
      const text = readFileSync(join(source, name), 'latin1').replaceAll('@DIR@', target);
      writeFileSync(path, text, 'latin1');
      inputs.push({ name, paths: [path] });
    }
  }
  return inputs;
}

/** What `generate krb5-conf` writes, for every reader, and merged into each of the fixed files that it may touch. */
export function writtenInputs(folder: string, fixed: readonly Input[]): Input[] {
  const planned = planOfNames({
    directory: { realm: 'AWS.EXAMPLE.COM', kdcs: ['10.0.1.10:88', '[fd00::10]'] },
    trusted: [{ realm: 'CORP.EXAMPLE.COM' }],
  });
  if ('problem' in planned) throw new Error(planned.problem);
  const write = (name: string, text: string): Input => {
    const path = join(folder, `written-${name}`);
    writeFileSync(path, text, 'latin1');
    return { name: `written-${name}`, paths: [path] };
  };
  const whole = configReaders.map((reader) =>
    write(`${reader}.conf`, krb5ConfText(planned.plan, { reader })),
  );
  const merged = fixed.flatMap(({ name, paths: [path = ''] }) => {
    const existing = readFileSync(path, 'latin1');
    const result = mergeKrb5Conf(existing, planned.plan, { reader: 'linux' });
    return 'problem' in result ? [] : [write(`into-${name}`, result.text)];
  });
  return [...whole, ...merged];
}

/** Generated files, mutations of fixed and generated ones, and lists of two or three files. */
export function* generatedInputs(
  folder: string,
  seed: number,
  count: number,
  fixed: readonly Input[],
): Generator<Input> {
  const random = new Random(seed);
  const includes = writeIncludes(folder, random);
  const originals = fixed.flatMap((input) => input.paths.map((path) => readFileSync(path)));
  for (let number = 0; number < count; number++) {
    const paths: string[] = [];
    const files = random.chance(0.2) ? 2 + random.below(2) : 1;
    for (let part = 0; part < files; part++) {
      const path = join(folder, `g${number % 50}-${part}.conf`);
      const generated = Buffer.from(generateConfig(random, includes));
      const form = random.next();
      if (form < 0.5) writeFileSync(path, generated);
      else if (form < 0.7 || originals.length === 0) writeFileSync(path, mutate(random, generated));
      else writeFileSync(path, mutate(random, random.pick(originals)));
      paths.push(path);
    }
    yield { name: `generated ${number} (${paths.map((path) => basename(path)).join(':')})`, paths };
  }
}

const sound = (number: number): string =>
  `[realms]\n A.COM = {\n  kdc = included${number}\n }\n[libdefaults]${number % 4 === 0 ? '*' : ''}\n rdns = no\n`;

/** Fragments to include: sound ones, one with an error, a directory with names that count and names that do not. */
function writeIncludes(folder: string, random: Random): string[] {
  const directory = join(folder, 'conf.d');
  mkdirSync(directory);
  const names = [
    'b',
    'a.conf',
    'Z-9_z',
    '.hidden.conf',
    'c.conf.rpmsave',
    'd~',
    'x.CONF',
    '10.conf',
    '9',
  ];
  for (const name of names) {
    writeFileSync(join(directory, name), `[libdefaults]\n seen = ${name}\n`);
  }
  const targets = [directory, `${directory}/`];
  for (let number = 0; number < 12; number++) {
    const path = join(folder, `include${number}`);
    writeFileSync(path, number < 8 ? sound(number) : generateConfig(random, []));
    targets.push(path);
  }
  const loop = join(folder, 'loop');
  writeFileSync(loop, `[x]\n a = b\ninclude ${loop}\n`);
  return [...targets, loop];
}
