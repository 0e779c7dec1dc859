import fc from 'fast-check';

/** Runs per property: seconds by default, `FUZZ_RUNS=1000` for a long night. */
export const fuzz = { numRuns: 300 * Number(process.env['FUZZ_RUNS'] ?? 1) };

type Edit =
  | { readonly kind: 'set'; readonly at: number; readonly value: number }
  | { readonly kind: 'insert'; readonly at: number; readonly values: Uint8Array }
  | { readonly kind: 'remove'; readonly at: number; readonly count: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly count: number; readonly times: number }
  | { readonly kind: 'cut'; readonly at: number };

const place = fc.double({ min: 0, max: 1, noNaN: true });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    at: place,
    // The first and last lengths of BER's forms, and of signed bytes, as often as all others.
    value: fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0, 1, 0x7f, 0x80, 0x84, 0xff),
    ),
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
  fc.record({
    kind: fc.constant('repeat' as const),
    at: place,
    count: fc.integer({ min: 1, max: 24 }),
    times: fc.integer({ min: 2, max: 40 }),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: place }),
);

/** Real packets with a few bytes changed, added, repeated or cut out, and random bytes. */
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
    case 'repeat': {
      const part = packet.subarray(at, at + change.count);
      const copies = Array.from({ length: change.times }, () => [...part]).flat();
      return Uint8Array.of(...packet.subarray(0, at), ...copies, ...packet.subarray(at));
    }
    case 'cut':
      return packet.slice(0, at);
  }
}
