import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePolicyDocument, statementsOf } from '../../../src/aws/iam/policyDocument.ts';
import { matchesArn, matchesWildcard } from '../../../src/aws/iam/wildcard.ts';

const numRuns = 500 * Number(process.env['FUZZ_RUNS'] ?? 1);

test('wildcard: agrees with the same pattern as a regular expression', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', ':'), maxLength: 10 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 12 });
  fc.assert(
    fc.property(pattern, text, (p, t) => {
      const oracle = new RegExp(`^${p.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
      assert.equal(matchesWildcard(p, t), oracle.test(t));
    }),
    { numRuns },
  );
});

test('wildcard: a pattern of many stars ends', () => {
  assert.equal(matchesWildcard('*a'.repeat(50), 'a'.repeat(5_000) + 'b'), false);
});

test('ARN: a star does not run over the colons of the first five parts', () => {
  const arn = 'arn:aws:rds:eu-west-1:1:db:mydb';
  assert.ok(matchesArn('arn:*:rds:*:*:db:*', arn));
  assert.ok(matchesArn('arn:aws:rds:eu-*:1:*', arn));
  assert.ok(!matchesArn('arn:aws:*:db:mydb', arn));
  assert.ok(!matchesArn('*', arn));
});

test('policy document: URL-encoded, plain, with a bare percent sign, or no document', () => {
  const document = {
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a%b' }],
  };
  const text = JSON.stringify(document);
  assert.deepEqual(parsePolicyDocument(encodeURIComponent(text)), document);
  assert.deepEqual(parsePolicyDocument(text), document);
  assert.equal(parsePolicyDocument('%7Bnope'), undefined);
  assert.equal(parsePolicyDocument(undefined), undefined);
  assert.equal(statementsOf([]), undefined);
  assert.equal(statementsOf({ Statement: [{ Effect: 'Perhaps' }] }), undefined);
});

test('policy document: any JSON is read without an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      statementsOf(value);
      statementsOf({ Statement: value });
      statementsOf({
        Statement: { Effect: 'Allow', Principal: value, Action: value, Condition: value },
      });
    }),
    { numRuns },
  );
});
