import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { failureOf, isAbsent } from '../../../src/aws/failure.ts';

const context = { action: 'rds:DescribeDBInstances', region: 'eu-west-1', profile: 'prod' };

function thrown(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}
const status = (httpStatusCode: number, attempts = 1) => ({
  $metadata: { httpStatusCode, attempts },
});

/** Literal error texts (SDK 3.1169 and AWS services) → outcome, words that must be in the sentence, repair. */
const cases: {
  name: string;
  error: Error;
  region?: string;
  outcome: string;
  says: RegExp;
  command?: string;
  repair?: string;
}[] = [
  {
    name: 'unknown profile',
    error: thrown(
      'CredentialsProviderError',
      'Could not resolve credentials using profile: [x] in configuration/credentials file(s).',
    ),
    outcome: 'credentials',
    says: /Profile x .*choose another profile/,
    repair: 'choose-profile',
  },
  {
    name: 'nothing at all',
    error: thrown('CredentialsProviderError', 'Could not load credentials from any providers'),
    outcome: 'credentials',
    says: /No AWS credentials were found; choose a profile/,
    command: 'aws configure sso',
    repair: 'configure-sso',
  },
  {
    name: 'expired SSO session',
    error: thrown(
      'CredentialsProviderError',
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
    ),
    outcome: 'credentials',
    says: /aws sso login --profile prod/,
    command: 'aws sso login --profile prod',
    repair: 'sso-login',
  },
  {
    name: 'SSO token without a client',
    error: thrown(
      'TokenProviderError',
      "Value not present for 'clientId' in SSO Token. Cannot refresh. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
    ),
    outcome: 'credentials',
    says: /has expired; run `aws sso login --profile prod`/,
    command: 'aws sso login --profile prod',
    repair: 'sso-login',
  },
  {
    name: 'missing MFA code',
    error: thrown(
      'CredentialsProviderError',
      'Profile prod requires multi-factor authentication, but no MFA code callback was provided.',
    ),
    outcome: 'credentials',
    says: /one-time code of your MFA device/,
    repair: 'mfa-code',
  },
  {
    name: 'no console sign-in',
    error: thrown(
      'CredentialsProviderError',
      'Failed to load a token for session arn:aws:iam::1:user/x, please re-authenticate using aws login',
    ),
    outcome: 'credentials',
    says: /aws login --profile prod/,
    command: 'aws login --profile prod',
    repair: 'login',
  },
  {
    name: 'credential_process',
    error: thrown('CredentialsProviderError', 'Command failed: /usr/bin/secret --token abc'),
    outcome: 'credentials',
    says: /credential_process of profile prod failed/,
    repair: 'edit-config',
  },
  {
    name: 'source_profile cycle',
    error: thrown(
      'CredentialsProviderError',
      'Detected a cycle attempting to resolve credentials for profile a. Profiles visited: b',
    ),
    outcome: 'credentials',
    says: /runs in a circle/,
    repair: 'edit-config',
  },
  {
    name: 'web identity file',
    error: thrown('Error', "ENOENT: no such file or directory, open '/token'", { code: 'ENOENT' }),
    outcome: 'credentials',
    says: /AWS_WEB_IDENTITY_TOKEN_FILE/,
    repair: 'edit-config',
  },
  {
    name: 'expired token',
    error: thrown(
      'ExpiredToken',
      'The security token included in the request is expired',
      status(403),
    ),
    outcome: 'credentials',
    says: /temporary credentials of profile prod have expired/,
    repair: 'edit-config',
  },
  {
    name: 'clock skew',
    error: thrown('SignatureDoesNotMatch', 'Signature expired: 2026', status(403)),
    outcome: 'credentials',
    says: /check the clock first/,
    repair: 'retry',
  },
  {
    name: 'unknown key in an old Region',
    error: thrown('InvalidClientTokenId', 'The security token included in the request is invalid.'),
    outcome: 'credentials',
    says: /does not know the access key/,
    repair: 'edit-config',
  },
  {
    name: 'unknown key in an opt-in Region',
    error: thrown(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ),
    region: 'ap-east-1',
    outcome: 'failed',
    says: /Region ap-east-1 is not enabled .*enable-region --region-name ap-east-1/,
  },
  {
    name: 'OptInRequired',
    error: thrown('OptInRequired', 'You are not subscribed to this service'),
    outcome: 'failed',
    says: /Region eu-west-1 is not enabled/,
  },
  {
    name: 'throttled to the end',
    error: thrown('Throttling', 'Rate exceeded', status(400, 3)),
    outcome: 'throttled',
    says: /throttled rds:DescribeDBInstances in eu-west-1 3 times; wait/,
  },
  {
    name: 'EC2 throttling',
    error: thrown('RequestLimitExceeded', 'Request limit exceeded.', status(503)),
    outcome: 'throttled',
    says: /wait a minute/,
  },
  {
    name: 'server error',
    error: thrown('InternalFailure', 'An internal error', status(500, 3)),
    outcome: 'failed',
    says: /500 InternalFailure\) 3 times; refresh in a minute/,
  },
  {
    name: 'no name resolution',
    error: thrown('Error', 'getaddrinfo ENOTFOUND rds.eu-west-1.amazonaws.com', {
      code: 'ENOTFOUND',
    }),
    outcome: 'failed',
    says: /no address here; check the network/,
  },
  {
    name: 'a mistyped Region',
    error: thrown('Error', 'getaddrinfo ENOTFOUND rds.eu-wset-1.amazonaws.com', {
      code: 'ENOTFOUND',
    }),
    region: 'eu-wset-1',
    outcome: 'failed',
    says: /did you mean eu-west-1\?/,
  },
  {
    name: 'nothing listens',
    error: Object.assign(new AggregateError([thrown('Error', 'x', { code: 'ECONNREFUSED' })]), {}),
    outcome: 'failed',
    says: /refused the connection; check AWS_ENDPOINT_URL/,
  },
  {
    name: 'silence',
    error: thrown(
      'TimeoutError',
      '@smithy/node-http-handler - [ERROR] the request has exceeded the configured 1 ms requestTimeout.',
    ),
    outcome: 'failed',
    says: /did not answer rds:DescribeDBInstances in eu-west-1 in time/,
  },
  {
    name: 'TLS inspection',
    error: thrown('Error', 'unable to verify the first certificate', {
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    }),
    outcome: 'failed',
    says: /NODE_EXTRA_CA_CERTS/,
  },
  {
    name: 'not applicable',
    error: thrown('UnsupportedOperationException', 'not for this directory type'),
    outcome: 'not-applicable',
    says: /^/,
  },
];

for (const { name, error, region, outcome, says, command, repair } of cases) {
  test(`failure: ${name}`, () => {
    const failure = failureOf(error, { ...context, ...(region === undefined ? {} : { region }) });
    assert.equal(failure.outcome, outcome);
    if (failure.outcome === 'not-applicable') return;
    assert.match(failure.message, says);
    assert.match(failure.message, /^[^\n]+[.?]$/, 'one line with a full stop');
    const asked = failure.outcome === 'credentials' ? failure : undefined;
    assert.deepEqual([asked?.repair, asked?.command], [repair, command], 'one action');
  });
}

test('failure: the denied action is read from the sentence of IAM', () => {
  const denied = thrown(
    'AccessDeniedException',
    'User: arn:aws:sts::111122223333:assumed-role/dev/x is not authorized to perform: ds:DescribeTrusts because no identity-based policy allows the ds:DescribeTrusts action',
  );
  assert.deepEqual(failureOf(denied, { ...context, action: 'ds:Other' }), {
    outcome: 'not-permitted',
    action: 'ds:DescribeTrusts',
    message:
      'not permitted: ds:DescribeTrusts in eu-west-1; allow this action to the role or user that is used here.',
  });
});

test('failure: EC2 hides the action in an encoded message, then the call names it', () => {
  const denied = thrown(
    'UnauthorizedOperation',
    'You are not authorized to perform this operation. Encoded authorization failure message: AbC',
  );
  const failure = failureOf(denied, { ...context, action: 'ec2:DescribeSubnets' });
  assert.equal(failure.outcome === 'not-permitted' && failure.action, 'ec2:DescribeSubnets');
});

test('failure: an explicit deny of the organisation is named, since allowing more would not help', () => {
  const denied = thrown(
    'AccessDenied',
    'User: arn:aws:iam::1:user/x is not authorized to perform: iam:GetRole on resource: role r with an explicit deny in a service control policy',
  );
  const failure = failureOf(denied, context);
  assert.match(
    'message' in failure ? failure.message : '',
    /denied explicitly in a service control policy/,
  );
});

test('failure: the command of a credential_process is not repeated, it may carry secrets', () => {
  const failure = failureOf(
    thrown('CredentialsProviderError', 'Command failed: get --password hunter2'),
    context,
  );
  assert.doesNotMatch('message' in failure ? failure.message : '', /hunter2/);
});

test('failure: a password in a URL of the error is not repeated', () => {
  const failure = failureOf(new Error('no answer from http://me:hunter2@proxy:3128/x'), context);
  const message = 'message' in failure ? failure.message : '';
  assert.match(message, /no answer from http:\/\/proxy:3128/);
});

test('failure: a profile name with a blank is quoted in the command', () => {
  const failure = failureOf(
    thrown('CredentialsProviderError', 'The SSO session associated with this profile has expired.'),
    { ...context, profile: "it's mine" },
  );
  assert.equal(
    failure.outcome === 'credentials' && failure.command,
    "aws sso login --profile 'it'\\''s mine'",
  );
});

test('failure: any thrown value becomes an outcome with one line', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (value, message) => {
      for (const error of [value, new Error(message), thrown(message, message)]) {
        const failure = failureOf(error, context);
        if (failure.outcome === 'not-applicable') continue;
        assert.doesNotMatch(failure.message, /[\p{Cc}]/u);
        assert.ok(failure.message.length < 600);
      }
    }),
    { numRuns: 300 * Number(process.env['FUZZ_RUNS'] ?? 1) },
  );
});

test('failure: what does not exist is told apart', () => {
  assert.ok(isAbsent(thrown('NoSuchEntityException', 'x', { Code: 'NoSuchEntity' })));
  assert.ok(!isAbsent(thrown('AccessDenied', 'x')));
});
