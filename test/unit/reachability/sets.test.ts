/** Addresses and ports as sets: the algebra against counting. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  assignable,
  contains,
  enclosingCidr,
  formatRange,
  parseAddress,
  parseCidr,
  splitAt,
  wholeSpace,
} from '../../../src/reachability/addresses.ts';
import {
  formatPorts,
  icmpNumbers,
  intersect,
  portSet,
  subtract,
} from '../../../src/reachability/portSet.ts';
import { isPrivate, publicRanges } from '../../../src/reachability/publicSpace.ts';

const smallSets = fc
  .array(fc.tuple(fc.nat(40), fc.nat(8)), { maxLength: 6 })
  .map((pairs) => pairs.map(([from, length]) => ({ from, to: from + length })));

function members(ranges: readonly { from: number; to: number }[]): number[] {
  return Array.from({ length: 60 }, (_, port) => port).filter((port) =>
    ranges.some(({ from, to }) => from <= port && port <= to),
  );
}

test('port sets: join, difference, intersection', () => {
  fc.assert(
    fc.property(smallSets, smallSets, (a, b) => {
      assert.deepEqual(members(portSet(a)), members(a));
      const inB = new Set(members(b));
      assert.deepEqual(
        members(subtract(portSet(a), portSet(b))),
        members(a).filter((port) => !inB.has(port)),
      );
      assert.deepEqual(
        members(intersect(a, b)),
        members(a).filter((port) => inB.has(port)),
      );
    }),
  );
});

test('ICMP types and codes are numbered into the same space', () => {
  assert.deepEqual(icmpNumbers(-1, -1), { from: 0, to: 65535 });
  assert.deepEqual(icmpNumbers(undefined, undefined), { from: 0, to: 65535 });
  assert.deepEqual(icmpNumbers(8, -1), { from: 2048, to: 2303 });
  assert.deepEqual(icmpNumbers(3, 4), { from: 772, to: 772 });
  assert.equal(formatPorts([icmpNumbers(8, -1)], 'icmp'), 'type 8');
  assert.equal(
    formatPorts(
      [
        { from: 88, to: 88 },
        { from: 3268, to: 3269 },
      ],
      'tcp',
    ),
    '88, 3268-3269',
  );
});

test('addresses: literals, blocks, host bits, mapped and zoned forms', () => {
  assert.equal(formatRange(parseCidr('10.20.1.77/24') ?? wholeSpace(4)), '10.20.1.0/24');
  assert.equal(formatRange(parseCidr('2001:DB8::5/64') ?? wholeSpace(6)), '2001:db8::/64');
  assert.equal(formatRange(parseAddress('::ffff:10.0.0.1') ?? wholeSpace(6)), '10.0.0.1');
  assert.equal(formatRange(parseAddress('fe80::1%eth0') ?? wholeSpace(6)), 'fe80::1');
  for (const nonsense of ['', '10', 'mydb', '10.0.0.0/33', '300.1.1.1', '::/129', '10.0.0.0/-1']) {
    assert.equal(parseAddress(nonsense), undefined, nonsense);
    assert.equal(parseCidr(nonsense), undefined, nonsense);
  }
});

test('parsing hostile text never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      parseAddress(text);
      parseCidr(text);
    }),
  );
});

test('splitting cuts exactly, in both families', () => {
  const block = fc
    .tuple(fc.nat(255), fc.integer({ min: 24, max: 32 }))
    .map(
      ([last, prefix]) =>
        [`10.0.0.${last}/${prefix}`, `fd00::${last.toString(16)}/${prefix + 96}`] as const,
    );
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 5 }),
      fc.constantFrom(0 as const, 1 as const),
      (blocks, family) => {
        const cuts = blocks.flatMap((pair) => parseCidr(pair[family]) ?? []);
        const whole = parseCidr(family === 0 ? '10.0.0.0/24' : 'fd00::/120');
        assert.ok(whole);
        const pieces = splitAt(whole, cuts);
        assert.equal(pieces[0]?.first, whole.first);
        assert.equal(pieces.at(-1)?.last, whole.last);
        const size = pieces.reduce(
          (sum, piece) => sum + BigInt(piece.last) - BigInt(piece.first) + 1n,
          0n,
        );
        assert.equal(size, 256n);
        for (const piece of pieces) {
          for (const cut of cuts) {
            const apart = piece.last < cut.first || cut.last < piece.first;
            assert.ok(apart || contains(cut, piece));
          }
          assert.ok(contains(parseCidr(enclosingCidr(piece)) ?? whole, piece));
        }
      },
    ),
  );
});

test('AWS keeps the first four addresses of a subnet and the last', () => {
  const inside = (cidr: string) => formatRange(assignable(parseCidr(cidr) ?? wholeSpace(4)));
  assert.equal(inside('10.0.0.0/28'), '10.0.0.4-10.0.0.14');
  assert.equal(inside('fd00::/124'), 'fd00::4-fd00::e');
});

test('what can travel the internet', () => {
  for (const inside of [
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.1.1',
    'fd00::1',
    'fe80::1',
  ]) {
    assert.equal(isPrivate(parseAddress(inside) ?? wholeSpace(4)), true, inside);
  }
  for (const outside of ['203.0.113.7', '172.32.0.1', '2a05:d018::1']) {
    assert.equal(isPrivate(parseAddress(outside) ?? wholeSpace(4)), false, outside);
  }
  assert.ok(publicRanges(4).every((range) => !isPrivate(range)));
});
