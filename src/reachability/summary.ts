/** Many verdicts in few sentences: what one group, ACL or route table does is said once, for all ports and peers. */
import { renderFix } from './fix.ts';
import type { Flow, FlowFix, FlowKind, FlowResult, FlowVerdict, Step } from './flow.ts';
import { groupBy } from './groupBy.ts';
import { changesFor, decidingStep } from './judge.ts';
import { labelList, portsOf, wordList } from './sentences.ts';

export interface SummaryLine {
  readonly result: FlowResult;
  readonly flowKind: FlowKind;
  /** The step that decided; absent where everything is allowed. */
  readonly step?: Step;
  /** At least one of the flows is required. */
  readonly required: boolean;
  readonly sentence: string;
  readonly flowIds: readonly string[];
  /** One fix for all of them, present when every one has a fix. */
  readonly fix?: FlowFix;
}

interface Group {
  readonly step: Step | undefined;
  readonly verdicts: FlowVerdict[];
}

/** What makes two verdicts the same news. */
function newsOf(verdict: FlowVerdict, step: Step | undefined): string {
  const parts: (string | undefined)[] = [verdict.flow.kind, verdict.result, step?.kind];
  if (step === undefined) return parts.join('|');
  parts.push(step.decidedBy ?? step.resources.join(' '));
  const { nearest } = step;
  if (step.result === 'unknown') parts.push(step.missing);
  else if (nearest === undefined) parts.push(step.because);
  else if (nearest.kind === 'source') parts.push('source', ...nearest.allowedFrom);
  else if (nearest.kind === 'denied') parts.push('denied', String(nearest.ruleNumber));
  else parts.push(nearest.kind);
  return parts.join('|');
}

function ends(flows: readonly Flow[], side: 'from' | 'to'): string {
  return labelList(flows.map((flow) => flow[side].label));
}

function blockedSentence(step: Step, verdicts: readonly FlowVerdict[]): string {
  const flows = verdicts.map((verdict) => verdict.flow);
  const ports = portsOf(flows);
  const way = `from ${ends(flows, 'from')} to ${ends(flows, 'to')}`;
  const who = step.decidedBy ?? wordList(step.resources);
  const { nearest } = step;
  const isIngress = step.kind === 'security-group-ingress';
  if (nearest?.kind === 'source') {
    const outside = verdicts.flatMap((verdict) => {
      const one = decidingStep(verdict)?.nearest;
      return one?.kind === 'source' ? one.outside : [];
    });
    const peer = ends(flows, isIngress ? 'from' : 'to');
    const where = wordList(outside) === peer ? peer : `${peer} (${wordList(outside)})`;
    const allowed = `${isIngress ? 'from' : 'to'} ${wordList(nearest.allowedFrom)}`;
    return `${who} allows ${ports} only ${allowed}; ${where} is outside.`;
  }
  if (nearest?.kind === 'port') {
    const other = wordList(nearest.allowedPorts, 8);
    return `${who} does not allow ${ports} ${way}; it allows only ${other} there.`;
  }
  return `${ports} ${way} is blocked: ${step.because}.`;
}

function sentenceOf({ step, verdicts }: Group): string {
  const flows = verdicts.map((verdict) => verdict.flow);
  const what = `${portsOf(flows)} from ${ends(flows, 'from')} to ${ends(flows, 'to')}`;
  if (step === undefined) return `${what} is allowed.`;
  if (step.result === 'blocked') return blockedSentence(step, verdicts);
  return `${what} cannot be judged: missing is ${step.missing ?? step.because}.`;
}

function fixOf(verdicts: readonly FlowVerdict[]): FlowFix | undefined {
  const changes = verdicts.map((verdict) => changesFor(verdict.steps));
  if (changes.some((some) => some === undefined)) return undefined;
  return renderFix(changes.flatMap((some) => some ?? []));
}

/**
 * Groups verdicts by what decided them. Blocked and required first, then blocked, unknown, allowed;
 * warnings of allowed flows follow as lines of their own.
 */
export function summarize(verdicts: readonly FlowVerdict[]): SummaryLine[] {
  const told = verdicts.map((verdict) => ({ verdict, step: decidingStep(verdict) }));
  const groups = groupBy(told, ({ verdict, step }) => newsOf(verdict, step));
  const lines = [...groups.values()].flatMap((members): SummaryLine[] => {
    const group = { step: members[0]?.step, verdicts: members.map(({ verdict }) => verdict) };
    const [first] = group.verdicts;
    if (first === undefined) return [];
    const fix = fixOf(group.verdicts);
    return [
      {
        result: first.result,
        flowKind: first.flow.kind,
        ...(group.step !== undefined && { step: group.step }),
        required: group.verdicts.some((verdict) => verdict.flow.required),
        sentence: sentenceOf(group),
        flowIds: group.verdicts.map((verdict) => verdict.flow.id),
        ...(fix !== undefined && { fix }),
      },
    ];
  });
  const rank = { blocked: 0, unknown: 2, allowed: 4 } as const;
  const weight = (line: SummaryLine) => rank[line.result] + (line.required ? 0 : 1);
  return lines.sort((a, b) => weight(a) - weight(b));
}

/** The distinct warnings of flows that pass, but not always. */
export function warningsOf(verdicts: readonly FlowVerdict[]): string[] {
  const warnings = verdicts.flatMap((verdict) =>
    verdict.steps.flatMap((step) => (step.warning === undefined ? [] : [step.warning])),
  );
  return [...new Set(warnings)];
}
