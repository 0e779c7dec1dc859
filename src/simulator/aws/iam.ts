/** IAM: what the role check reads, API version 2010-05-08. Policy documents leave URL-encoded. */
import type { ActionContext, ActionTable } from './context.ts';
import { wildcard } from './matching.ts';
import { count, requiredText, text, texts } from './parameters.ts';
import { pageOf } from './paging.ts';
import { ServiceError } from './serviceError.ts';
import type { PolicyState, RoleState } from './state.ts';

function roleNamed(context: ActionContext, name: string): RoleState {
  const found = context.account.roles.find((it) => it.role.RoleName === name);
  if (found) return found;
  throw new ServiceError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
}

function policyWithArn(context: ActionContext, arn: string): PolicyState {
  const found = context.account.policies.find((it) => it.policy.Arn === arn);
  if (found) return found;
  throw new ServiceError('NoSuchEntity', `Policy ${arn} was not found.`, 404);
}

function encoded(document: object): string {
  return encodeURIComponent(JSON.stringify(document));
}

function iamPage(
  context: ActionContext,
  list: string,
  items: readonly (object | string)[],
): object {
  const page = pageOf(items, {
    list,
    token: text(context.parameters, 'Marker'),
    size: count(context.parameters, 'MaxItems'),
    limit: context.pageSize,
    invalidToken: 'InvalidInput',
  });
  return { IsTruncated: page.next !== undefined, [list]: page.items, Marker: page.next };
}

interface Statement {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
}

function statementsOf(document: object): readonly Statement[] {
  const statements = (document as { Statement?: Statement | readonly Statement[] }).Statement ?? [];
  return [statements].flat();
}

/** Allow and Deny by action and resource; conditions play no part in what is simulated here. */
function decision(documents: readonly object[], action: string, resource: string): string {
  const covers = (patterns: string | readonly string[], text: string) =>
    [patterns].flat().some((pattern) => wildcard(pattern).test(text));
  const effects = documents
    .flatMap(statementsOf)
    .filter(
      ({ Action = [], Resource = '*' }) => covers(Action, action) && covers(Resource, resource),
    )
    .map(({ Effect }) => Effect);
  if (effects.includes('Deny')) return 'explicitDeny';
  return effects.includes('Allow') ? 'allowed' : 'implicitDeny';
}

/** Every policy of the caller or of a role. */
function documentsOf(context: ActionContext, arn: string): readonly object[] {
  const { roles, callerArn, callerPolicies } = context.account;
  if (arn === callerArn) return callerPolicies;
  const source = roles.find((it) => it.role.Arn === arn);
  if (!source) throw new ServiceError('NoSuchEntity', `The entity ${arn} cannot be found.`, 404);
  const attached = source.attachedPolicies.map(
    (it) => policyWithArn(context, it.PolicyArn ?? '').document,
  );
  return [...attached, ...source.inlinePolicies.map((it) => it.document)];
}

export const iamActions: ActionTable = {
  GetRole(context) {
    const { role, trustPolicy } = roleNamed(context, requiredText(context.parameters, 'RoleName'));
    return { Role: { ...role, AssumeRolePolicyDocument: encoded(trustPolicy) } };
  },
  ListAttachedRolePolicies(context) {
    const role = roleNamed(context, requiredText(context.parameters, 'RoleName'));
    return iamPage(context, 'AttachedPolicies', role.attachedPolicies);
  },
  ListRolePolicies(context) {
    const role = roleNamed(context, requiredText(context.parameters, 'RoleName'));
    const names = role.inlinePolicies.map((it) => it.name);
    return iamPage(context, 'PolicyNames', names);
  },
  GetRolePolicy(context) {
    const RoleName = requiredText(context.parameters, 'RoleName');
    const PolicyName = requiredText(context.parameters, 'PolicyName');
    const found = roleNamed(context, RoleName).inlinePolicies.find((it) => it.name === PolicyName);
    if (!found) {
      throw new ServiceError(
        'NoSuchEntity',
        `The role policy with name ${PolicyName} cannot be found.`,
        404,
      );
    }
    return { RoleName, PolicyName, PolicyDocument: encoded(found.document) };
  },
  GetPolicy(context) {
    return { Policy: policyWithArn(context, requiredText(context.parameters, 'PolicyArn')).policy };
  },
  GetPolicyVersion(context) {
    const VersionId = requiredText(context.parameters, 'VersionId');
    const { policy, document } = policyWithArn(
      context,
      requiredText(context.parameters, 'PolicyArn'),
    );
    if (policy.DefaultVersionId !== VersionId) {
      throw new ServiceError('NoSuchEntity', `Policy version ${VersionId} was not found.`, 404);
    }
    return {
      PolicyVersion: {
        Document: encoded(document),
        VersionId,
        IsDefaultVersion: true,
        CreateDate: policy.CreateDate,
      },
    };
  },
  SimulatePrincipalPolicy(context) {
    const arn = requiredText(context.parameters, 'PolicySourceArn');
    const documents = documentsOf(context, arn);
    const actions = texts(context.parameters, 'ActionNames') ?? [];
    const resources = texts(context.parameters, 'ResourceArns') ?? ['*'];
    const results = actions.flatMap((EvalActionName) =>
      resources.map((EvalResourceName) => ({
        EvalActionName,
        EvalResourceName,
        EvalDecision: decision(documents, EvalActionName, EvalResourceName),
        MatchedStatements: [],
        MissingContextValues: [],
      })),
    );
    return iamPage(context, 'EvaluationResults', results);
  },
};
