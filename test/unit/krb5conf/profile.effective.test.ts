import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { filesFromMap } from '../../../src/krb5conf/configFiles.ts';
import {
  effectiveConfiguration,
  effectiveConfigurationText,
} from '../../../src/krb5conf/effectiveConfiguration.ts';
import { buildProfile, profileOfText } from '../../../src/krb5conf/profile.ts';

suite('effective configuration', () => {
  const files = filesFromMap(
    new Map([
      ['/etc/krb5.conf', '[libdefaults]*\ndefault_realm = A.COM\ninclude /etc/more\n'],
      ['/etc/more', '[realms]\nA.COM = {\nkdc* = 1\nkdc = 2\n}\n}\n'],
      ['/etc/second', '[libdefaults]\nrdns = false\n'],
    ]),
  );
  const profile = buildProfile(['/etc/krb5.conf', '/etc/second'], files, { mitVersion: '1.20' });
  const configuration = effectiveConfiguration(profile);

  test('every relation has its values with their origins', () => {
    assert.deepEqual(configuration, {
      files: ['/etc/krb5.conf', '/etc/more', '/etc/second'],
      relations: [
        {
          path: ['libdefaults', 'default_realm'],
          values: [{ value: 'A.COM', file: '/etc/krb5.conf', line: 2 }],
          final: true,
        },
        {
          path: ['realms', 'A.COM', 'kdc'],
          values: [
            { value: '1', file: '/etc/more', line: 3 },
            { value: '2', file: '/etc/more', line: 4 },
          ],
          final: true,
        },
      ],
      errors: [
        {
          code: 'PROF_EXTRA_CBRACE',
          file: '/etc/more',
          line: 6,
          message: configuration.errors[0]?.message,
        },
      ],
    });
    assert.match(configuration.errors[0]!.message, /closes nothing.*Remove it/s);
  });

  test('as text, one value a line', () => {
    const text = effectiveConfigurationText(configuration);
    assert.match(text, /^\/etc\/more:6: PROF_EXTRA_CBRACE: /);
    assert.match(text, /^\[libdefaults\] default_realm\* = A\.COM +\/etc\/krb5\.conf:2$/m);
    assert.match(text, /^\[realms\] A\.COM \/ kdc\* = 2 +\/etc\/more:4$/m);
  });

  test('an empty configuration is empty text', () => {
    assert.equal(effectiveConfigurationText(effectiveConfiguration(profileOfText('k', ''))), '');
  });
});
