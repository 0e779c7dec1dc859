import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configPaths } from '../../../src/probes/configPaths.ts';

test('KRB5_CONFIG is a list on Unix and one path on Windows', () => {
  assert.deepEqual(configPaths({ KRB5_CONFIG: '/a:/b::' }, 'linux', '/root'), {
    paths: ['/a', '/b'],
    named: true,
  });
  assert.deepEqual(configPaths({ KRB5_CONFIG: 'C:\\krb5.ini' }, 'win32', 'C:\\Users\\u').paths, [
    'C:\\krb5.ini',
  ]);
});

test('without it each platform has its own places', () => {
  assert.deepEqual(configPaths({}, 'linux', '/root'), { paths: ['/etc/krb5.conf'], named: false });
  assert.equal(
    configPaths({}, 'darwin', '/Users/u').paths[0],
    '/Users/u/Library/Preferences/edu.mit.Kerberos',
  );
  assert.deepEqual(
    configPaths({ APPDATA: 'C:\\A', ProgramData: 'C:\\P', SystemRoot: 'C:\\W' }, 'win32', '').paths,
    ['C:\\A\\MIT\\Kerberos5\\krb5.ini', 'C:\\P\\MIT\\Kerberos5\\krb5.ini', 'C:\\W\\krb5.ini'],
  );
});

test('paths that the caller was given come before everything else', () => {
  assert.deepEqual(configPaths({ KRB5_CONFIG: '/a' }, 'linux', '/root', ['/mine']), {
    paths: ['/mine'],
    named: true,
  });
});
