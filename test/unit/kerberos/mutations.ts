import fc from 'fast-check';

/** Runs per property: seconds by default, `FUZZ_RUNS=1000` for a long night. */
export const fuzz = { numRuns: 300 * Number(process.env['FUZZ_RUNS'] ?? 1) };

type Edit =
  | { readonly kind: 'set'; readonly at: number; readonly value: number }
  | { readonly kind: 'insert'; readonly at: number; readonly values: Uint8Array }
  | { readonly kind: 'remove'; readonly at: number; readonly count: number };

const place = fc.double({ min: 0, max: 1, noNaN: true });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    at: place,
    value: fc.integer({ min: 0, max: 255 }),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: place,
    values: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('remove' as const),
    at: place,
    count: fc.integer({ min: 1, max: 16 }),
  }),
);

/** Real packets with a few bytes changed, added or cut out, and random bytes. */
export function hostileBytes(packets: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const random = fc.uint8Array({ maxLength: 400 });
  if (packets.length === 0) return random;
  const mutated = fc
    .tuple(fc.constantFrom(...packets), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([packet, edits]) => edits.reduce(apply, packet));
  return fc.oneof({ weight: 4, arbitrary: mutated }, { weight: 1, arbitrary: random });
}

function apply(packet: Uint8Array, change: Edit): Uint8Array {
  const at = Math.floor(change.at * packet.length);
  switch (change.kind) {
    case 'set':
      if (packet.length === 0) return packet;
      return packet.with(Math.min(at, packet.length - 1), change.value);
    case 'insert':
      return Uint8Array.of(...packet.subarray(0, at), ...change.values, ...packet.subarray(at));
    case 'remove':
      return Uint8Array.of(...packet.subarray(0, at), ...packet.subarray(at + change.count));
  }
}
