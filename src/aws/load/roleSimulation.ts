import { paginateSimulatePrincipalPolicy } from '@aws-sdk/client-iam';
import type { EvaluationResult, IAMClient } from '@aws-sdk/client-iam';
import { directoryActions } from '../directoryActions.ts';
import type { Section } from '../section.ts';
import type { SimulatedAction } from '../snapshot.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';

/** IAM's own verdict on the role, which alone knows the organization's policies. Many may not ask for it. */
export async function simulateRole(
  client: IAMClient,
  region: string,
  roleArn: string,
  loader: SectionLoader,
): Promise<Section<readonly SimulatedAction[]>> {
  return loader.section('iam:SimulatePrincipalPolicy', region, (options) =>
    everyPage(
      paginateSimulatePrincipalPolicy(
        { client },
        { PolicySourceArn: roleArn, ActionNames: [...directoryActions] },
        options,
      ),
      (page) => page.EvaluationResults?.map(simulated),
    ),
  );
}

function simulated(result: EvaluationResult): SimulatedAction {
  const organization = result.OrganizationsDecisionDetail?.AllowedByOrganizations;
  return {
    action: result.EvalActionName ?? '',
    decision: result.EvalDecision ?? 'implicitDeny',
    deniedByOrganization: organization === false,
  };
}
