import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { joinFailures } from '../../../src/aws/joinFailure.ts';

/** Texts as RDS words them; the API gives no event id. */
const texts: readonly (readonly [message: string, code: number | undefined, meaning: RegExp])[] = [
  [
    'Failed to join a host to a domain. Domain membership status for instance mydb has been set to Failed.',
    undefined,
    /could not join the domain/,
  ],
  [
    'Failed to join a host to your domain. During the domain join process, Microsoft Windows returned the error code 1355. Verify your network and permission configurations.',
    1355,
    /could not be found/,
  ],
  [
    'Failed to join a host to your domain. During the domain join process, Microsoft Windows returned the error code 4711.',
    4711,
    /Windows refused/,
  ],
  [
    'RDS was unable to configure the Kerberos endpoint in your domain. Kerberos authentication might be disabled.',
    undefined,
    /service principal/,
  ],
  [
    'Unhealthy domain state detected while attempt to verify or configure your Kerberos endpoint in your domain on node node_n',
    undefined,
    /did not answer/,
  ],
];

for (const [Message, code, meaning] of texts) {
  test(`join failure: ${Message.slice(0, 60)}`, () => {
    const [failure] = joinFailures([{ Message, SourceIdentifier: 'mydb', Date: new Date(0) }]);
    assert.equal(failure?.windowsCode, code);
    assert.match(failure?.meaning ?? '', meaning);
    assert.match(failure?.nextStep ?? '', /\.$/);
    assert.equal(failure?.at, '1970-01-01T00:00:00.000Z');
  });
}

test('join failure: the latest first, and nothing of other events', () => {
  const Message = texts[0]?.[0] ?? '';
  const found = joinFailures([
    { Message, Date: new Date(1_000) },
    { Message: 'Backing up DB instance', Date: new Date(3_000) },
    { Message, Date: new Date(2_000) },
    {},
  ]);
  assert.deepEqual(
    found.map(({ at }) => at),
    ['1970-01-01T00:00:02.000Z', '1970-01-01T00:00:01.000Z'],
  );
});

test('join failure: any text is read without an exception', () => {
  fc.assert(fc.property(fc.string(), (Message) => joinFailures([{ Message }]).length <= 1));
});
