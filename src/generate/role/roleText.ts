import { commandLine } from '../../aws/commandLine.ts';
import type { Role } from './role.ts';

export const roleFormats = ['json', 'bash', 'powershell', 'terraform', 'cloudformation'] as const;

export type RoleFormat = (typeof roleFormats)[number];

/** The role in the form in which somebody creates it; nothing here does. */
export function roleText(role: Role, format: RoleFormat): string {
  return formats[format](role);
}

const formats: Readonly<Record<RoleFormat, (role: Role) => string>> = {
  json: ({ name, trustPolicy, policyArn, policy }) =>
    json({ roleName: name, trustPolicy, managedPolicyArn: policyArn, permissions: policy }),
  bash: (role) =>
    commands(role)
      .map(({ bash }) => `${bash}\n`)
      .join(''),
  powershell: (role) =>
    commands(role)
      .map(({ powershell }) => `${powershell}\n`)
      .join(''),
  terraform: ({ name, trustPolicy, policyArn }) =>
    `resource "aws_iam_role" "rds_directory_service" {
  name               = ${hcl(name)}
  assume_role_policy = jsonencode(${hclValue(trustPolicy, '  ')})
}

resource "aws_iam_role_policy_attachment" "rds_directory_service" {
  role       = aws_iam_role.rds_directory_service.name
  policy_arn = ${hcl(policyArn)}
}
`,
  // JSON is YAML as well, and needs no quoting of its own.
  cloudformation: ({ name, trustPolicy, policyArn }) =>
    json({
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: {
        RdsDirectoryServiceRole: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: name,
            AssumeRolePolicyDocument: trustPolicy,
            ManagedPolicyArns: [policyArn],
          },
        },
      },
    }),
};

function commands({ name, trustPolicy, policyArn }: Role) {
  const document = JSON.stringify(trustPolicy);
  return [
    commandLine(
      'aws',
      'iam',
      'create-role',
      '--role-name',
      name,
      '--assume-role-policy-document',
      document,
    ),
    commandLine('aws', 'iam', 'attach-role-policy', '--role-name', name, '--policy-arn', policyArn),
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A string of HCL, in which `${` and `%{` begin a template. */
function hcl(text: string): string {
  return JSON.stringify(text).replace(/([$%])\{/g, '$1$1{');
}

function hclValue(value: unknown, indent: string): string {
  if (typeof value === 'string') return hcl(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${hclValue(item, inner)},\n`);
    return `[\n${items.join('')}${indent}]`;
  }
  const entries = Object.entries(value as object).map(
    ([key, item]) => `${inner}${/^\w+$/.test(key) ? key : hcl(key)} = ${hclValue(item, inner)}\n`,
  );
  return `{\n${entries.join('')}${indent}}`;
}
