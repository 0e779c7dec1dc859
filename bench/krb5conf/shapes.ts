import { Random } from '../../test/oracle/random.ts';

/** What a benchmark file is made of. */
export type Shape = 'realms' | 'domains' | 'both';

/** A configuration with `count` realm blocks, `count` lines of [domain_realm], or both, sorted or shuffled. */
export function configOf(shape: Shape, count: number, shuffled: boolean): string {
  const numbers = Array.from({ length: count }, (_, number) => String(number).padStart(6, '0'));
  if (shuffled) shuffle(numbers, new Random(1));
  const lines = ['[libdefaults]', '  default_realm = R000000.EXAMPLE.COM'];
  if (shape !== 'domains') {
    lines.push('[realms]');
    for (const number of numbers) {
      lines.push(
        `  R${number}.EXAMPLE.COM = {`,
        `    kdc = dc1.r${number}.example.com:88`,
        `    kdc = dc2.r${number}.example.com`,
        '  }',
      );
    }
  }
  if (shape !== 'realms') {
    lines.push('[domain_realm]');
    for (const number of numbers) lines.push(`  .r${number}.example.com = R${number}.EXAMPLE.COM`);
  }
  return `${lines.join('\n')}\n`;
}

function shuffle(items: string[], random: Random): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
}
