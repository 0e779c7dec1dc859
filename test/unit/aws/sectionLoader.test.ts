import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyPage, SectionLoader } from '../../../src/aws/load/sectionLoader.ts';
import { tokenPages } from '../../../src/aws/load/tokenPages.ts';

const loader = () => new SectionLoader(new AbortController().signal, undefined);

test('calls in flight: bounded in a Region and over all of them', async () => {
  const inFlight = new Map<string, number>();
  const most = new Map<string, number>();
  const count = (key: string, by: number): void => {
    const now = (inFlight.get(key) ?? 0) + by;
    inFlight.set(key, now);
    most.set(key, Math.max(most.get(key) ?? 0, now));
  };
  const all = loader();
  const regions = ['a', 'b', 'c', 'd', 'e', 'f'];
  await Promise.all(
    regions.flatMap((region) =>
      Array.from({ length: 40 }, () =>
        all.section('x:Y', region, async () => {
          for (const key of [region, 'all']) count(key, 1);
          await new Promise(setImmediate);
          for (const key of [region, 'all']) count(key, -1);
        }),
      ),
    ),
  );
  for (const region of regions) assert.ok((most.get(region) ?? 99) <= 12);
  assert.equal(most.get('all'), 48);
});

test('a Region that does not answer does not keep the others waiting', async () => {
  const all = loader();
  const stuck: (() => void)[] = [];
  const hanging = Array.from({ length: 100 }, () =>
    all.section('x:Y', 'dead', () => new Promise<void>((resolve) => stuck.push(resolve))),
  );
  const answered = await Promise.all(
    Array.from({ length: 100 }, (_, at) => all.section('x:Y', 'alive', () => Promise.resolve(at))),
  );
  assert.equal(answered.length, 100);
  assert.equal(stuck.length, 12);
  // Each that is released lets the next one of its Region in.
  for (let released = 0; released < 100; released += 1) {
    stuck.shift()?.();
    await new Promise(setImmediate);
  }
  await Promise.all(hanging);
});

test('pages of a token: turned to the end, and not for ever', async () => {
  const pages = new Map([
    [undefined, { items: [1, 2], NextToken: 'a' }],
    ['a', { items: [3], NextToken: 'b' }],
    ['b', { items: [], NextToken: 'b' }],
  ] as const);
  const asked: (string | undefined)[] = [];
  const items = await everyPage(
    tokenPages((token) => {
      asked.push(token);
      return Promise.resolve(pages.get(token as 'a')!);
    }),
    (page) => page.items as readonly number[],
  );
  assert.deepEqual(items, [1, 2, 3]);
  assert.deepEqual(asked, [undefined, 'a', 'b']);
});
