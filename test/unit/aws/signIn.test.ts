import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { afterSignIn } from '../../../src/aws/afterSignIn.ts';
import { profileLine } from '../../../src/aws/profileLine.ts';
import { signInStamp } from '../../../src/aws/signInCaches.ts';

/** A person who does one thing at each look: the stamps that are seen, and whether the profile then works. */
function person(stamps: readonly string[], works: (tries: number) => boolean, closesAfter = 1e9) {
  let look = 0;
  let tries = 0;
  let waited = 0;
  const result = afterSignIn({
    stamp: () => Promise.resolve(stamps[Math.min(look++, stamps.length - 1)] ?? ''),
    tryAgain: () => {
      tries += 1;
      return Promise.resolve(works(tries));
    },
    alive: () => look <= closesAfter,
    wait: (ms) => {
      waited += ms;
      return Promise.resolve();
    },
  });
  return result.then((worked) => ({ worked, tries, waited }));
}

test('sign-in: the profile is tried when the cache changes, until it works', async () => {
  // The CLI writes its registration first, then the token.
  const { worked, tries } = await person(['a', 'a', 'b', 'b', 'c'], (count) => count === 2);
  assert.deepEqual([worked, tries], [true, 2]);
});

test('sign-in: nothing is tried while nothing changes, and it ends after ten minutes', async () => {
  const { worked, tries, waited } = await person(['a'], () => true);
  assert.deepEqual([worked, tries], [false, 0]);
  assert.ok(waited >= 600_000 && waited < 610_000, String(waited));
});

test('sign-in: a closed terminal is one last try', async () => {
  const closed = await person(['a'], () => false, 3);
  assert.deepEqual([closed.worked, closed.tries], [false, 1]);
  assert.ok(closed.waited < 10_000, String(closed.waited));
  assert.equal((await person(['a'], () => true, 3)).worked, true);
});

test('sign-in: the stamp follows both caches and the profiles, and needs none of them', async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'kd-sign-in-'));
  t.after(() => rm(home, { recursive: true }));
  const config = join(home, 'config');
  const stamps = [await signInStamp({ HOME: home }, [config])];
  for (const [folder, name] of [
    ['.aws/sso/cache', 'token.json'],
    ['.aws/login/cache', 'token.json'],
    ['.', 'config'],
  ] as const) {
    await mkdir(join(home, folder), { recursive: true });
    await writeFile(join(home, folder, name), '{}');
    stamps.push(await signInStamp({ HOME: home }, [config]));
  }
  assert.equal(new Set(stamps).size, 4);
  assert.equal(await signInStamp({ HOME: home }, [config]), stamps[3]);
});

test('a profile is found in its file, under each way to write its title', () => {
  const text =
    '# [profile no]\n[default]\nregion = x\n[profile dev]\nregion = x\ncredential_process = y\n[profile "two words"]\n[prod]\nrole_arn=z';
  assert.equal(profileLine(text, 'default'), 1);
  assert.equal(profileLine(text, 'dev'), 3);
  assert.equal(profileLine(text, 'dev', 'credential_process'), 5);
  assert.equal(profileLine(text, 'dev', 'role_arn'), 3);
  assert.equal(profileLine(text, 'two words'), 6);
  assert.equal(profileLine(text, 'prod', 'role_arn'), 8);
  assert.equal(profileLine(text, 'no'), undefined);
});
