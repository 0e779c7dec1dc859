import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import {
  cacheNames,
  defaultCacheName,
  directoryCacheFile,
  locateCache,
} from '../../../src/probes/cacheName.ts';
import { entriesFor, hostsFilePath, lookUpInHostsFile } from '../../../src/probes/hostsFile.ts';
import { readKeytab } from '../../../src/probes/keytab.ts';
import { readTickets } from '../../../src/probes/tickets.ts';
import { limits } from '../net/loopback.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/ccache');

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'kd-files-'));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

test('the name of the cache: environment, then configuration, then built in', () => {
  const options = {
    env: { KRB5CCNAME: 'DIR:/x' },
    configured: 'KEYRING:persistent:%{uid}',
    uid: 1000,
  };
  assert.deepEqual(defaultCacheName(options), { name: 'DIR:/x', origin: 'KRB5CCNAME' });
  assert.deepEqual(defaultCacheName({ ...options, env: {} }), {
    name: 'KEYRING:persistent:1000',
    origin: 'default_ccache_name',
  });
  assert.deepEqual(defaultCacheName({ env: {}, uid: 7 }), {
    name: 'FILE:/tmp/krb5cc_7',
    origin: 'built-in',
  });
  const temporary = { env: { TMPDIR: '/t' }, configured: '%{TEMP}/%{username}%{null}', uid: 7 };
  assert.equal(defaultCacheName({ ...temporary, username: 'alice' }).name, '/t/alice');
  const platforms = (['darwin', 'win32', 'linux'] as const).map(
    (platform) => defaultCacheName({ env: {}, uid: 1, platform }).name,
  );
  assert.deepEqual(platforms, ['API:', 'MSLSA:', 'FILE:/tmp/krb5cc_1']);
  assert.deepEqual(
    cacheNames(options).map(({ origin }) => origin),
    ['KRB5CCNAME', 'default_ccache_name', 'built-in'],
  );
  const unknown = defaultCacheName({ env: {}, configured: 'FILE:%{LIBDIR}/cc' });
  assert.equal(unknown.name, 'FILE:%{LIBDIR}/cc');
});

test('types of caches; a path and a Windows drive are files', () => {
  assert.deepEqual(locateCache('kcm:1000'), { type: 'KCM', residual: '1000' });
  assert.deepEqual(locateCache('/tmp/cc'), { type: 'FILE', residual: '/tmp/cc' });
  assert.deepEqual(locateCache(String.raw`C:\cc`), { type: 'FILE', residual: String.raw`C:\cc` });
});

test('DIR caches follow primary, and only inside the directory', () => {
  assert.equal(directoryCacheFile('/d', 'tktX\n'), join('/d', 'tktX'));
  assert.equal(directoryCacheFile('/d', '../../etc/passwd'), join('/d', 'tkt'));
  assert.equal(directoryCacheFile(':/d/tktY', 'tktX'), '/d/tktY');
});

test('tickets: read, missing, damaged, no file, another type, unreadable', async (t) => {
  const own = folder(t);
  const read = async (name: string): Promise<unknown> => {
    const { outcome, facts } = await readTickets({ name }, limits(1000));
    return [outcome, facts.problem, facts.tickets?.length];
  };
  assert.deepEqual(await read(`FILE:${join(fixtures, 'alice.mit-xrealm.ccache')}`), [
    'ok',
    undefined,
    3,
  ]);
  assert.deepEqual(await read(join(own, 'absent')), ['failed', 'missing', undefined]);
  writeFileSync(join(own, 'garbage'), 'hello');
  assert.deepEqual(await read(join(own, 'garbage')), ['failed', 'damaged', undefined]);
  assert.deepEqual(await read(own), ['failed', 'damaged', undefined]);
  assert.deepEqual(await read('KCM:'), ['skipped', 'not-examined', undefined]);
  assert.deepEqual(await read(`DIR:${join(fixtures, 'dir')}`), ['ok', undefined, 1]);
  const collection = await readTickets({ name: `DIR:${join(fixtures, 'dir')}` }, limits(1000));
  assert.deepEqual(
    [collection.facts.principal, collection.facts.members?.map((each) => each.principal)],
    ['awsuser@AWSMAD.KERBEROS.COM', ['aduser@ONPREM.EXAMPLE.COM']],
  );
  const closed = join(own, 'closed');
  copyFileSync(join(fixtures, 'alice.v1.ccache'), closed);
  chmodSync(closed, 0);
  // Root may read everything.
  const expected =
    process.getuid?.() === 0 ? ['ok', undefined, 1] : ['failed', 'unreadable', undefined];
  assert.deepEqual(await read(closed), expected);
});

test('keytabs: entries, and damage in words', async (t) => {
  const good = await readKeytab(
    { name: `FILE:${join(fixtures, 'keytab/mit-holes.keytab')}` },
    limits(1000),
  );
  assert.deepEqual([good.outcome, good.facts.keys?.length], ['ok', 4]);
  const path = join(folder(t), 'cut.keytab');
  writeFileSync(path, Buffer.from('0502000000ff0001', 'hex'));
  const cut = await readKeytab({ name: path }, limits(1000));
  assert.match(
    cut.error ?? '',
    /is damaged: the entry at byte 2 is cut off or damaged\. Export it again\.$/,
  );
});

test('hosts file: names in any case, comments, several addresses', async (t) => {
  const text =
    '127.0.0.1 localhost\n# 10.9.9.9 db.example.com\n10.0.0.1\tother DB.Example.com # old\r\nfd00::1 db.example.com\nnonsense db.example.com\n';
  assert.deepEqual(entriesFor(text, 'db.example.com.'), [
    { address: '10.0.0.1', line: 3 },
    { address: 'fd00::1', line: 4 },
  ]);
  const own = folder(t);
  const path = join(own, 'hosts');
  writeFileSync(path, text);
  const found = await lookUpInHostsFile({ host: 'localhost', path }, limits(1000));
  assert.deepEqual(
    [found.outcome, found.facts.entries],
    ['ok', [{ address: '127.0.0.1', line: 1 }]],
  );
  const absent = await lookUpInHostsFile({ host: 'x', path: join(own, 'none') }, limits(1000));
  assert.deepEqual([absent.outcome, absent.facts.entries], ['ok', []]);
  mkdirSync(join(own, 'directory'));
  const wrong = await lookUpInHostsFile({ host: 'x', path: join(own, 'directory') }, limits(1000));
  assert.equal(wrong.outcome, 'skipped');
  assert.equal(hostsFilePath('linux', {}), '/etc/hosts');
  assert.match(hostsFilePath('win32', { SystemRoot: 'D:\\W' }), /^D:\\W\\System32/);
});
