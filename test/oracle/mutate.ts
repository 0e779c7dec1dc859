import type { Random } from './random.ts';

/** Changes a few bytes, lines or stretches of a file; the result need not be UTF-8. */
export function mutate(random: Random, original: Buffer): Buffer {
  let bytes = original;
  for (let count = 1 + random.below(4); count > 0; count--) bytes = mutateOnce(random, bytes);
  return bytes;
}

function mutateOnce(random: Random, bytes: Buffer): Buffer {
  const at = random.below(bytes.length + 1);
  switch (random.below(8)) {
    case 0:
      return splice(bytes, at, 1, Buffer.from([random.below(256)]));
    case 1:
      return splice(bytes, at, 0, Buffer.from(random.pick(PIECES)));
    case 2:
      return splice(bytes, at, 1, Buffer.alloc(0));
    case 3:
      return splice(bytes, at, random.below(40), Buffer.alloc(0));
    case 4:
      return swapLines(random, bytes);
    case 5:
      return splice(bytes, at, 0, bytes.subarray(at, at + random.below(200)));
    case 6:
      return bytes.subarray(0, at);
    default:
      return splice(bytes, at, 1, Buffer.from(random.pick(PIECES)));
  }
}

function splice(bytes: Buffer, at: number, remove: number, insert: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
}

function swapLines(random: Random, bytes: Buffer): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const first = random.below(lines.length);
  const second = random.below(lines.length);
  const line = lines[first] ?? '';
  lines[first] = lines[second] ?? '';
  lines[second] = line;
  return Buffer.from(lines.join('\n'), 'latin1');
}

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '=',
  '*',
  '"',
  '\\',
  '#',
  ';',
  '\n',
  '\r',
  '\r\n',
  '\0',
  ' ',
  '\t',
  '\n\n',
  ' = {\n',
  '}\n',
  '[x]\n',
  '\u00a0',
  '\ufeff',
];
