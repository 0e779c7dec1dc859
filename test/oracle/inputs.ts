import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
