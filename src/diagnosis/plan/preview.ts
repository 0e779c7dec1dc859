/** The plan before a run: what will be asked at once, what depends on the answers, what is read of AWS. */
import { readClient } from '../client.ts';
import type { DiagnosisRequest } from '../request.ts';
import { subjectOf } from '../subject.ts';
import { openWorkstation } from '../workstation.ts';
import { awsReads } from './awsReads.ts';
import type { AwsRead } from './awsReads.ts';
import { planners } from './planners.ts';

export interface PlanPreview {
  /** In the order of the planners' table. */
  readonly first: readonly {
    readonly stage: string;
    readonly title: string;
    readonly reason: string;
  }[];
  /** What the answers decide: the planners that have nothing to ask yet. */
  readonly then: readonly { readonly stage: string; readonly purpose: string }[];
  readonly awsReads: readonly AwsRead[];
}

/**
 * Says what `diagnose` would do, without a packet: configuration files are read, nothing is sent.
 * @throws SettingError when KERBEROS_DOCTOR_PORTS or KERBEROS_DOCTOR_RESOLVER cannot be read
 */
export function previewPlan(request: DiagnosisRequest): PlanPreview {
  const client = readClient(request);
  const situation = {
    request,
    client,
    subject: subjectOf(request, client),
    observations: [],
    workstation: openWorkstation(request.env),
  };
  const planned = planners.map(({ stage, purpose, plan }) => ({
    stage,
    purpose,
    steps: plan(situation),
  }));
  return {
    first: planned.flatMap(({ stage, steps }) =>
      steps.map(({ title, reason }) => ({ stage, title, reason })),
    ),
    then: planned
      .filter(({ steps }) => steps.length === 0)
      .map(({ stage, purpose }) => ({ stage, purpose })),
    awsReads: request.aws === undefined ? [] : awsReads,
  };
}
