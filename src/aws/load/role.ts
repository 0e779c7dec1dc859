import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import type { IAMClient, Role } from '@aws-sdk/client-iam';
import type { AwsAccess } from '../access.ts';
import { isAbsent } from '../failure.ts';
import { parsePolicyDocument } from '../iam/policyDocument.ts';
import { loaded } from '../section.ts';
import type { Section } from '../section.ts';
import type { RoleSnapshot } from '../snapshot.ts';
import { simulateRole } from './roleSimulation.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';

type NamedPolicy = { readonly name: string; readonly document: unknown };

/** The role that a membership names, with every policy on it; `absent` when IAM says that it is gone. */
export async function loadRole(
  access: AwsAccess,
  region: string,
  roleName: string,
  loader: SectionLoader,
): Promise<Section<RoleSnapshot | 'absent'>> {
  const client = access.clients.iam(region);
  const read = await loader.section('iam:GetRole', region, async (options) => {
    try {
      return (await client.send(new GetRoleCommand({ RoleName: roleName }), options)).Role;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  });
  if (read.outcome !== 'loaded') return read;
  if (read.value === undefined) return loaded('absent' as const);
  return loaded(await describeRole(client, region, read.value, roleName, loader));
}

async function describeRole(
  client: IAMClient,
  region: string,
  role: Role,
  roleName: string,
  loader: SectionLoader,
): Promise<RoleSnapshot> {
  const [attachedPolicyArns, inline, simulated] = await Promise.all([
    loader.section('iam:ListAttachedRolePolicies', region, (options) =>
      everyPage(
        paginateListAttachedRolePolicies({ client }, { RoleName: roleName }, options),
        (page) => page.AttachedPolicies?.flatMap(({ PolicyArn: arn }) => (arn ? [arn] : [])),
      ),
    ),
    inlinePolicies(client, region, roleName, loader),
    simulateRole(client, region, role.Arn ?? '', loader),
  ]);
  const attached = await attachedPolicies(client, region, attachedPolicyArns, loader);
  const boundaryArn = role.PermissionsBoundary?.PermissionsBoundaryArn;
  const boundary =
    boundaryArn === undefined
      ? undefined
      : await managedPolicy(client, region, boundaryArn, loader);
  return {
    roleName,
    arn: role.Arn ?? '',
    trustPolicy: parsePolicyDocument(role.AssumeRolePolicyDocument),
    attachedPolicyArns,
    policies: bothLoaded(inline, attached),
    simulated,
    ...(boundaryArn === undefined ? {} : { permissionsBoundaryArn: boundaryArn }),
    ...(boundary === undefined ? {} : { permissionsBoundary: boundary }),
  };
}

async function inlinePolicies(
  client: IAMClient,
  region: string,
  RoleName: string,
  loader: SectionLoader,
): Promise<Section<readonly NamedPolicy[]>> {
  const names = await loader.section('iam:ListRolePolicies', region, (options) =>
    everyPage(
      paginateListRolePolicies({ client }, { RoleName }, options),
      (page) => page.PolicyNames,
    ),
  );
  if (names.outcome !== 'loaded') return names;
  return allLoaded(
    await Promise.all(
      names.value.map((PolicyName) =>
        loader.section('iam:GetRolePolicy', region, async (options) => {
          const command = new GetRolePolicyCommand({ RoleName, PolicyName });
          const { PolicyDocument } = await client.send(command, options);
          return { name: PolicyName, document: parsePolicyDocument(PolicyDocument) };
        }),
      ),
    ),
  );
}

async function attachedPolicies(
  client: IAMClient,
  region: string,
  arns: Section<readonly string[]>,
  loader: SectionLoader,
): Promise<Section<readonly NamedPolicy[]>> {
  if (arns.outcome !== 'loaded') return arns;
  return allLoaded(
    await Promise.all(arns.value.map((arn) => managedPolicy(client, region, arn, loader))),
  );
}

async function managedPolicy(
  client: IAMClient,
  region: string,
  PolicyArn: string,
  loader: SectionLoader,
): Promise<Section<NamedPolicy>> {
  const policy = await loader.section('iam:GetPolicy', region, (options) =>
    client.send(new GetPolicyCommand({ PolicyArn }), options),
  );
  if (policy.outcome !== 'loaded') return policy;
  const VersionId = policy.value.Policy?.DefaultVersionId;
  return loader.section('iam:GetPolicyVersion', region, async (options) => {
    const command = new GetPolicyVersionCommand({ PolicyArn, VersionId });
    const { PolicyVersion } = await client.send(command, options);
    return { name: PolicyArn, document: parsePolicyDocument(PolicyVersion?.Document) };
  });
}

/** A policy that cannot be read may deny, so one failure makes the whole set unknown. */
function allLoaded<T>(sections: readonly Section<T>[]): Section<readonly T[]> {
  const values: T[] = [];
  for (const section of sections) {
    if (section.outcome !== 'loaded') return section;
    values.push(section.value);
  }
  return loaded(values);
}

function bothLoaded<T>(
  one: Section<readonly T[]>,
  other: Section<readonly T[]>,
): Section<readonly T[]> {
  if (one.outcome !== 'loaded') return one;
  return other.outcome === 'loaded' ? loaded([...one.value, ...other.value]) : other;
}
