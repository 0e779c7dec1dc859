/**
 * docs/iam-policy.md from the SDK commands that src/aws imports: `node scripts/generate-iam-policy.ts`.
 * A command without a row here, or a row without a command, stops it.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Group {
  readonly sid: string;
  readonly resources: readonly string[];
  readonly heading: string;
  /** IAM action → what is missing without it. */
  readonly actions: Readonly<Record<string, string>>;
}

/** In the order of the document; the first group is what makes the product work at all. */
export const groups: readonly Group[] = [
  {
    sid: 'Core',
    resources: ['*'],
    heading: 'Databases and directories: nothing works without these',
    actions: {
      'rds:DescribeDBInstances': 'DB instances and their domain memberships',
      'rds:DescribeDBClusters': 'clusters and their domain memberships',
      'ds:DescribeDirectories': 'directories, their stage, DNS addresses and VPC',
    },
  },
  {
    sid: 'Directory',
    resources: ['*'],
    heading: 'Around the directory',
    actions: {
      'ds:DescribeDomainControllers': 'the addresses and states of domain controllers',
      'ds:DescribeTrusts': 'whether users of another domain can log in',
      'ds:DescribeConditionalForwarders': 'how the directory finds the other domain',
      'ds:DescribeSharedDirectories': 'with which accounts a directory is shared',
      'ds:DescribeRegions': 'the Regions of a multi-Region directory',
      'ds:ListIpRoutes': 'routes to a domain with public addresses',
      'ds:DescribeSettings': 'TLS protocols and ciphers of the controllers',
      'ds:DescribeLDAPSSettings': 'whether LDAP over TLS is on',
      'ds:DescribeHybridADUpdate': 'what ties a hybrid directory to the domain that it extends',
    },
  },
  {
    sid: 'Database',
    resources: ['*'],
    heading: 'Around the database',
    actions: {
      'rds:DescribeGlobalClusters': 'global databases: what happens after a failover',
      'rds:DescribeEvents': 'why a join failed, in AWS’s own words',
      'rds:DescribeDBParameters': 'parameters that decide about logins (Db2)',
      'rds:DescribeDBClusterParameters': 'parameters that decide about logins (Aurora)',
      'rds:DescribePendingMaintenanceActions':
        'upgrades after which Kerberos has to be enabled again',
      'rds:DescribeOrderableDBInstanceOptions': 'whether the version and class can do Kerberos',
    },
  },
  {
    sid: 'Network',
    resources: ['*'],
    heading: 'The network between client, database and directory',
    actions: {
      'ec2:DescribeVpcs': 'address ranges of the VPC',
      'ec2:DescribeVpcAttribute': 'whether the VPC resolves names',
      'ec2:DescribeSubnets': 'where database and directory are',
      'ec2:DescribeSecurityGroups': 'which group blocks which port',
      'ec2:DescribeNetworkAcls': 'which subnet ACL blocks, and return traffic',
      'ec2:DescribeRouteTables': 'missing routes',
      'ec2:DescribeVpcPeeringConnections': 'inactive peerings, groups of a peer',
      'ec2:DescribeTransitGatewayAttachments': 'routes over a transit gateway',
      'ec2:GetTransitGatewayRouteTablePropagations': 'which VPCs a transit gateway leads to',
      'ec2:DescribeNetworkInterfaces': 'the addresses of databases and controllers',
      'ec2:DescribeManagedPrefixLists': 'rules and routes that name a prefix list',
      'ec2:GetManagedPrefixListEntries': 'what is in such a list',
    },
  },
  {
    sid: 'Role',
    resources: ['arn:*:iam::*:role/*', 'arn:*:iam::*:policy/*', 'arn:*:iam::*:user/*'],
    heading: 'The role that RDS uses towards Directory Service, and who logs in with IAM',
    actions: {
      'iam:GetRole': 'whether the role exists and who may assume it',
      'iam:ListAttachedRolePolicies': 'what it is allowed to do',
      'iam:ListRolePolicies': 'what it is allowed to do by inline policies',
      'iam:GetRolePolicy': 'the text of an inline policy',
      'iam:GetPolicy': 'the current version of an attached policy',
      'iam:GetPolicyVersion': 'the text of an attached policy',
      'iam:SimulatePrincipalPolicy':
        'what the organization’s policies leave of it; whether a user or role may connect with IAM (optional)',
    },
  },
];

/** AWS lets every identity ask who it is, whatever its policies say. */
export const needsNoPermission = ['sts:GetCallerIdentity'];

const prefixes: Readonly<Record<string, string>> = {
  'directory-service': 'ds',
  ec2: 'ec2',
  iam: 'iam',
  rds: 'rds',
  sts: 'sts',
};

/** The IAM actions of every command and paginator that the code imports from the SDK. */
export function actionsInCode(): readonly string[] {
  const actions = new Set<string>();
  for (const file of globSync('src/**/*.ts', { cwd: root })) {
    if (file.startsWith(join('src', 'simulator'))) continue;
    const text = readFileSync(join(root, file), 'utf8');
    const imports = /import \{([^}]*)\} from '@aws-sdk\/client-([a-z0-9-]+)'/g;
    for (const [, names = '', client = ''] of text.matchAll(imports)) {
      for (const name of names.split(',').map((one) => one.trim())) {
        const action = /^paginate(\w+)$/.exec(name)?.[1] ?? /^(\w+)Command$/.exec(name)?.[1];
        if (action !== undefined) actions.add(`${prefixes[client] ?? client}:${action}`);
      }
    }
  }
  return [...actions].sort();
}

/** The actions of the policy. */
export function actionsInPolicy(): readonly string[] {
  return groups.flatMap(({ actions }) => Object.keys(actions)).sort();
}

export function policy(): object {
  const Statement = groups.map(({ sid, actions, resources }) => ({
    Sid: sid,
    Effect: 'Allow',
    Action: Object.keys(actions),
    Resource: resources.length === 1 ? resources[0] : resources,
  }));
  return { Version: '2012-10-17', Statement };
}

/** The page, formatted as the rest of the repository is. */
export async function renderPolicy(): Promise<string> {
  const tables = groups.map(({ heading, actions }) => {
    const rows = Object.entries(actions).map(([action, gives]) => `| \`${action}\` | ${gives} |`);
    return `### ${heading}\n\n| action | tells |\n|---|---|\n${rows.join('\n')}\n`;
  });
  const page = `# The read-only IAM policy

Kerberos Doctor only reads: every call it makes is a \`Describe\`, \`Get\`, \`List\` or \`Simulate\`. This page is generated from the
commands in the code (\`node scripts/generate-iam-policy.ts\`); a test compares it with them, and with what a full run
sends.

Attach this policy to the identity in use. Whatever is left out of it shows as "not permitted: ACTION", and the rest
still works; only the statement \`Core\` is needed to see anything. \`sts:GetCallerIdentity\`, which tells the account
number, needs no permission. A profile with \`role_arn\` calls \`sts:AssumeRole\` through the AWS SDK, as the AWS CLI
does with the same profile.

\`\`\`json
${JSON.stringify(policy(), null, 2)}
\`\`\`

## What each action tells

${tables.join('\n')}`;
  return format(page, { parser: 'markdown', printWidth: 100 });
}

if (process.argv[1]?.endsWith('generate-iam-policy.ts') === true) {
  const code = new Set(actionsInCode());
  const known = new Set([...actionsInPolicy(), ...needsNoPermission]);
  const different = [...code, ...known].filter((one) => !code.has(one) || !known.has(one));
  if (different.length > 0) throw new Error(`Code and policy differ: ${different.join(', ')}`);
  writeFileSync(join(root, 'docs', 'iam-policy.md'), await renderPolicy());
}
