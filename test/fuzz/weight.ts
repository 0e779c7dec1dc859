/**
 * Roughly how many bytes a decoded value holds; gives up counting above `most`. A decoder that makes much of little (a
 * DNS name that a thousand records point at) lets one packet fill the memory.
 */
export function weightOf(value: unknown, most: number): number {
  let weight = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && weight <= most) {
    const next = waiting.pop();
    weight += 8;
    if (typeof next === 'string') weight += next.length;
    else if (ArrayBuffer.isView(next)) weight += next.byteLength;
    else if (next instanceof Map) waiting.push(...next.keys(), ...next.values());
    else if (typeof next === 'object' && next !== null) {
      const parts: readonly unknown[] = Object.values(next);
      waiting.push(...parts);
    }
  }
  return weight;
}
