/** What RDS, Aurora and Directory Service print: events, API errors, IAM authentication. */
import type { ErrorPattern } from '../pattern.ts';

export const awsPatterns: readonly ErrorPattern[] = [
  {
    tool: 'RDS event',
    pattern: /Failed to join a host to (?:a|your) domain/,
    symptom: 'join-failed',
    example:
      'Failed to join a host to a domain. Domain membership status for instance mydb has been set to Failed.',
    source: 'RDS-EVENT-0328',
  },
  {
    tool: 'RDS event',
    pattern:
      /During the domain join process, Microsoft Windows returned the error code (?<reason>\d{1,6})/,
    symptom: 'join-failed',
    example:
      'Failed to join a host to your domain. During the domain join process, Microsoft Windows returned the error code 1355.',
    source: 'RDS-EVENT-0329',
  },
  {
    tool: 'RDS event',
    pattern: /RDS was unable to configure the Kerberos endpoint in your domain/,
    symptom: 'join-failed',
    example: 'RDS was unable to configure the Kerberos endpoint in your domain.',
    source: 'RDS-EVENT-0356',
  },
  {
    tool: 'RDS event',
    pattern: /Unhealthy domain state detected/,
    symptom: 'join-failed',
    example:
      'Unhealthy domain state detected while attempt to verify or configure your Kerberos endpoint in your domain on node node_1',
    source: 'user guide, SQL Server',
  },
  {
    tool: 'RDS',
    pattern: /enable-kerberos-failed/,
    symptom: 'join-failed',
    example: 'Status: enable-kerberos-failed',
    source: 'DomainMembership',
  },
  {
    tool: 'RDS',
    pattern: /IAM role provided is not valid/,
    symptom: 'role-invalid',
    example:
      'IAM role provided is not valid, please check that the role exists and has the correct policies',
    source: 'aws-cdk #28600',
  },
  {
    tool: 'RDS',
    pattern: /You don't have permission to iam:CreateRole/,
    symptom: 'role-invalid',
    example: "You don't have permission to iam:CreateRole",
    source: 'user guide',
  },
  {
    tool: 'RDS',
    pattern: /DomainNotFoundFault|Domain d-[0-9a-f]{10} (?:was )?not found/,
    symptom: 'directory-not-found',
    example:
      'An error occurred (DomainNotFoundFault) when calling the ModifyDBInstance operation: Domain d-1234567890 not found',
    source: 'RDS API',
  },
  {
    tool: 'Directory Service',
    pattern: /EntityDoesNotExistException/,
    symptom: 'directory-not-found',
    example:
      'An error occurred (EntityDoesNotExistException) when calling the DescribeDirectories operation',
    source: 'Directory Service API',
  },
  {
    tool: 'RDS',
    pattern: /IAM Database Authentication is not supported/,
    symptom: 'iam-conflict',
    example:
      'InvalidParameterCombination: IAM Database Authentication is not supported for engine sqlserver-se.',
    source: 'terraform-provider-aws #32998',
  },
  {
    tool: 'RDS',
    pattern: /(?:token is malformed or otherwise invalid|400 InvalidToken)/,
    symptom: 'iam-token',
    example: 'token is malformed or otherwise invalid (400 InvalidToken)',
    source: 'IAM troubleshooting guide',
  },
  {
    tool: 'RDS',
    pattern: /token age is longer than 15 minutes|400 ExpiredToken/,
    symptom: 'iam-token',
    example: 'token age is longer than 15 minutes (400 ExpiredToken)',
    source: 'IAM troubleshooting guide',
  },
  {
    tool: 'RDS',
    pattern: /not authorized to perform rds-db:connect|403 NotAuthorized/,
    symptom: 'iam-token',
    example: 'not authorized to perform rds-db:connect (403 NotAuthorized)',
    source: 'IAM troubleshooting guide',
  },
  {
    tool: 'Directory Service',
    pattern: /The specified domain name does not exist or could not be contacted/,
    symptom: 'trust-not-followed',
    example:
      'Trust state: Failed. The specified domain name does not exist or could not be contacted.',
    source: 'trust troubleshooting guide',
  },
  {
    tool: 'AWS SDK',
    pattern: /Could not load credentials from any providers|Unable to locate credentials/,
    symptom: 'aws-credentials',
    example: 'CredentialsProviderError: Could not load credentials from any providers',
    source: 'AWS SDK',
  },
  {
    tool: 'AWS SDK',
    pattern:
      /The SSO session associated with this profile has expired|Error when retrieving token from sso: Token has expired/,
    symptom: 'aws-credentials',
    example:
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
    source: 'AWS SDK',
  },
  {
    tool: 'AWS SDK',
    pattern: /The security token included in the request is (?:invalid|expired)/,
    symptom: 'aws-credentials',
    example:
      'Unable to authenticate connection: The security token included in the request is invalid',
    source: 'aws-toolkit-vscode #6782',
  },
  {
    tool: 'AWS SDK',
    pattern: /is not authorized to perform: (?:rds|ds|ec2|iam):[A-Za-z]{1,60}/,
    symptom: 'aws-credentials',
    example:
      'User: arn:aws:iam::111122223333:user/x is not authorized to perform: rds:DescribeDBInstances',
    source: 'AWS API',
  },
];
