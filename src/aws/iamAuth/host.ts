import { guides } from '../engine/guides.ts';
import type { IamAuthContext, IamAuthProblem } from './problem.ts';

/** Names that AWS gives to databases, in every partition. */
const awsName = /\.rds\.amazonaws\.com$|\.rds\.[a-z0-9-]+\.amazonaws\.com\.cn$/;

/**
 * Is the host name one that a token can be made for? The name is signed into the token, and the database knows its
 * own endpoints only: an alias in DNS or an address leads to it and is refused (RDS user guide, "Connecting with IAM").
 */
export function judgeHost({ target, host }: IamAuthContext): readonly IamAuthProblem[] {
  const asked = host?.toLowerCase().replace(/\.$/, '');
  if (asked === undefined) return [];
  const real = target?.endpoint?.host;
  const problem = (severity: 'error' | 'warning', title: string): readonly IamAuthProblem[] => [
    {
      id: 'iam-auth-alias-endpoint',
      severity,
      title,
      explanation: `The host name is part of what a token signs, and the database compares it with its own endpoint${real === undefined ? '' : `, ${real}`}.`,
      source: guides.iamConnecting,
      fix: {
        title: `Make the token for, and connect to, ${real ?? 'the endpoint that RDS shows'}`,
      },
    },
  ];
  const custom = (target?.cluster?.CustomEndpoints ?? []).map((name) => name.toLowerCase());
  if (custom.includes(asked) || asked.includes('.cluster-custom-')) {
    return problem(
      'warning',
      `${asked} is a custom endpoint; AWS documents tokens for the cluster's and the instances' own endpoints only.`,
    );
  }
  if (target === undefined ? awsName.test(asked) : isOwn(target, asked)) return [];
  return problem('error', `A token is not valid for ${asked}, which is only another name.`);
}

function isOwn(target: NonNullable<IamAuthContext['target']>, asked: string): boolean {
  const { endpoint, otherHosts, members, cluster, instance } = target;
  return [
    endpoint?.host,
    ...otherHosts,
    ...members.map((member) => member.Endpoint?.Address),
    instance?.Endpoint?.Address,
    cluster?.Endpoint,
    cluster?.ReaderEndpoint,
  ].some((name) => name?.toLowerCase() === asked);
}
