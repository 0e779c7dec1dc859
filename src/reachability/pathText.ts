/** The way of a flow as hops in order, with the one that stops it marked; as data, and as lines of text. */
import type { FlowResult, FlowVerdict, Step, StepKind } from './flow.ts';
import { decidingStep } from './judge.ts';

export interface PathHop {
  /** What stands there: `sg-0a1b (d-9067_controllers)`. */
  readonly name: string;
  /** What happens there: `enters`, `answers leave`. */
  readonly does: string;
  readonly result: FlowResult;
  readonly because: string;
  readonly decides: boolean;
}

export interface Path {
  readonly from: string;
  readonly to: string;
  readonly hops: readonly PathHop[];
}

const does: Readonly<Record<StepKind, string>> = {
  'security-group-egress': 'security group, outbound',
  'nacl-egress': 'network ACL, outbound',
  route: 'route',
  'public-access': 'public access',
  'nacl-ingress': 'network ACL, inbound',
  'security-group-ingress': 'security group, inbound',
  'nacl-return-egress': 'network ACL, answers outbound',
  'return-route': 'route of the answers',
  'nacl-return-ingress': 'network ACL, answers inbound',
};

const marks: Readonly<Record<FlowResult, string>> = { allowed: '✔', blocked: '✖', unknown: '?' };

function endName(label: string, address: string | undefined): string {
  return address === undefined || label.includes(address) ? label : `${label} (${address})`;
}

function hopOf(step: Step, deciding: Step | undefined): PathHop {
  const missing = step.missing === undefined ? '' : `; missing: ${step.missing}`;
  return {
    name: step.decidedBy ?? step.resources.join(', '),
    does: does[step.kind],
    result: step.result,
    because: step.because + missing,
    decides: step === deciding,
  };
}

/** The hops in the order in which a packet and its answer meet them. */
export function pathOf(verdict: FlowVerdict): Path {
  const { from, to } = verdict.flow;
  const deciding = decidingStep(verdict);
  return {
    from: endName(from.label, from.address),
    to: endName(to.label, to.address),
    hops: verdict.steps.map((step) => hopOf(step, deciding)),
  };
}

/** One line for each end and hop; an arrow marks the hop that decides. */
export function pathText(verdict: FlowVerdict): string {
  const { from, to, hops } = pathOf(verdict);
  const lines = hops.map(({ name, does: what, result, because, decides }) => {
    const where = name === '' || because.startsWith(name) ? '' : `${name}: `;
    return `${decides ? '→' : ' '} ${marks[result]} ${what}: ${where}${because}`;
  });
  return [from, ...lines, to].join('\n');
}
