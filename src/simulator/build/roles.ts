/** The role that RDS assumes towards Directory Service, and the AWS managed policy on it. */
import type { PolicyState, RoleState } from '../aws/state.ts';
import { accountId } from './names.ts';

const day = 86_400_000;

/** The two services that have to be allowed to assume the role (aws.md 6.1, RDS user guides). */
export const kerberosPrincipals = ['directoryservice.rds.amazonaws.com', 'rds.amazonaws.com'];

export const directoryAccessPolicyArn =
  'arn:aws:iam::aws:policy/service-role/AmazonRDSDirectoryServiceAccess';

export function directoryRole(name: string, principals: readonly string[], now: Date): RoleState {
  return {
    role: {
      RoleName: name,
      RoleId: 'AROAEXAMPLEDEMOROLE00',
      Path: '/service-role/',
      Arn: `arn:aws:iam::${accountId}:role/service-role/${name}`,
      CreateDate: new Date(now.getTime() - 200 * day),
      Description: 'RDS to Directory Service',
      MaxSessionDuration: 3600,
    },
    trustPolicy: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: principals }, Action: 'sts:AssumeRole' },
      ],
    },
    attachedPolicies: [
      { PolicyName: 'AmazonRDSDirectoryServiceAccess', PolicyArn: directoryAccessPolicyArn },
    ],
    inlinePolicies: [],
  };
}

/** Version 2 of the managed policy, the default since May 2019. */
export const directoryAccessPolicy: PolicyState = {
  policy: {
    PolicyName: 'AmazonRDSDirectoryServiceAccess',
    PolicyId: 'ANPAEXAMPLEDEMOPOLICY',
    Arn: directoryAccessPolicyArn,
    Path: '/service-role/',
    DefaultVersionId: 'v2',
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: new Date('2016-02-26T02:02:05Z'),
    UpdateDate: new Date('2019-05-15T16:51:50Z'),
  },
  document: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'ds:DescribeDirectories',
          'ds:AuthorizeApplication',
          'ds:UnauthorizeApplication',
          'ds:GetAuthorizedApplicationDetails',
        ],
        Resource: '*',
      },
    ],
  },
};
