/** Judges flows: allowed, blocked or unknown, with the deciding rule at every step. */
import type { AddressRange } from './addresses.ts';
import type { Answer, Check } from './check.ts';
import { renderFix } from './fix.ts';
import type { Change, Flow, FlowFix, FlowResult, FlowVerdict, Step } from './flow.ts';
import type { Link } from './link.ts';
import { familyOf } from './locate.ts';
import { prepareLink } from './preparedLink.ts';
import { resolverVerdict } from './resolver.ts';
import type { World } from './world.ts';

function worst(results: readonly FlowResult[]): FlowResult {
  if (results.includes('blocked')) return 'blocked';
  return results.includes('unknown') ? 'unknown' : 'allowed';
}

/** Over all the addresses that the ends may have: the same for all, or unknown. */
function common(results: readonly FlowResult[]): FlowResult {
  const [first = 'unknown'] = results;
  return results.every((result) => result === first) ? first : 'unknown';
}

interface Asked {
  readonly check: Check;
  readonly answer: Answer;
  readonly peers: AddressRange[];
}

/** Joins the answers that one resource gives for several pieces: they are one step. */
function joinAnswers(all: readonly { check: Check; answer: Answer }[]): Asked[] {
  const steps = new Map<string, Asked>();
  for (const { check, answer } of all) {
    const ports = (answer.blocked ?? answer.partly ?? []).map(({ from, to }) => `${from}-${to}`);
    const key = [check.kind, answer.result, ...check.resources, check.subject ?? '', ...ports].join(
      ' ',
    );
    const step = steps.get(key);
    if (step === undefined) steps.set(key, { check, answer, peers: [check.peer] });
    else if (!step.peers.includes(check.peer)) step.peers.push(check.peer);
  }
  return [...steps.values()];
}

/** Which end has addresses that nobody could narrow down, for the reader. */
function undecided(link: Link): string {
  const { from, to } = link;
  if (link.translated) {
    return `the address that ${to.endpoint.label} sees: no route leads back to ${from.endpoint.address ?? 'this machine'}, so it is translated on the way or does not arrive`;
  }
  const open = [from, to].filter(
    ({ places }) => places.length > 1 || places[0]?.range.first !== places[0]?.range.last,
  );
  const names = open.map(({ endpoint }) => endpoint.label).join(' and of ');
  return link.isPublic
    ? `the public address of ${from.endpoint.label}`
    : `the address of ${names === '' ? from.endpoint.label : names}: some of the possible ones pass and some do not`;
}

const order: readonly Step['kind'][] = [
  'security-group-egress',
  'nacl-egress',
  'route',
  'public-access',
  'nacl-ingress',
  'security-group-ingress',
  'nacl-return-egress',
  'return-route',
  'nacl-return-ingress',
];

function stepOf(
  flow: Flow,
  link: Link,
  overall: FlowResult,
  { check, answer, peers }: Asked,
): Step {
  const words = check.explain(flow, answer, peers);
  const base = { kind: check.kind, resources: check.resources, ...words };
  const ports =
    check.kind.startsWith('nacl-return') || flow.protocol === 'icmp' ? undefined : answer.blocked;
  if (answer.result !== 'blocked') return { ...base, result: answer.result };
  if (overall !== 'blocked') return { ...base, result: 'unknown', missing: undecided(link) };
  return { ...base, result: 'blocked', ...(ports !== undefined && { blockedPorts: ports }) };
}

/** The changes that together let a blocked flow through; undefined where some blocked step has none. */
export function changesFor(steps: readonly Step[]): readonly Change[] | undefined {
  const blocked = steps.filter((step) => step.result === 'blocked');
  const changes = blocked.map((step) => step.changes ?? []);
  return blocked.length > 0 && changes.every((some) => some.length > 0)
    ? changes.flat()
    : undefined;
}

function fixFor(steps: readonly Step[]): FlowFix | undefined {
  const changes = changesFor(steps);
  return changes === undefined ? undefined : renderFix(changes);
}

/**
 * Results are wanted for every flow, words and templates for the few that are shown: those are made
 * when they are first read. The properties are enumerable, so JSON holds them like any other.
 */
function conclude(flow: Flow, result: FlowResult, write: () => readonly Step[]): FlowVerdict {
  let steps: readonly Step[] | undefined;
  let fix: { readonly value: FlowFix | undefined } | undefined;
  const read = () => (steps ??= write());
  const verdict = {
    flow,
    result,
    get steps() {
      return read();
    },
  };
  if (result !== 'blocked') return verdict;
  Object.defineProperty(verdict, 'fix', {
    enumerable: true,
    get: () => (fix ??= { value: fixFor(read()) }).value,
  });
  return verdict;
}

/**
 * Judges one flow over the snapshots. Never throws: what the snapshots do not show makes the result
 * `unknown`, with what is missing. Rules: VPC guide, "Security group rules", "Network ACL rules",
 * "Route priority"; an end outside every known VPC is judged by the other end alone.
 */
export function judge(flow: Flow, world: World): FlowVerdict {
  const family = familyOf(flow.from, flow.to);
  if (family === 'mixed') {
    const because = `${flow.from.address ?? ''} and ${flow.to.address ?? ''} are of different IP families`;
    return {
      flow,
      result: 'blocked',
      steps: [{ kind: 'route', result: 'blocked', resources: [], because }],
    };
  }
  const { link, checks } = prepareLink(world, flow.from, flow.to, family);
  const resolver = resolverVerdict(flow, world, link);
  if (resolver !== undefined) return conclude(flow, resolver.result, () => [resolver]);

  const answers = checks.map((list) => list.map((check) => ({ check, answer: check.ask(flow) })));
  const result = common(answers.map((list) => worst(list.map(({ answer }) => answer.result))));
  if (answers.every((list) => list.length === 0)) {
    const because = 'both ends are outside every VPC that this account shows';
    const missing = 'the networks of both ends';
    return {
      flow,
      result: 'unknown',
      steps: [{ kind: 'route', result: 'unknown', resources: [], because, missing }],
    };
  }
  return conclude(flow, result, () =>
    joinAnswers(answers.flat())
      .sort((a, b) => order.indexOf(a.check.kind) - order.indexOf(b.check.kind))
      .map((asked) => stepOf(flow, link, result, asked)),
  );
}

/** Judges many flows; those between the same two endpoint objects share all but the ports. */
export function judgeAll(flows: readonly Flow[], world: World): FlowVerdict[] {
  return flows.map((flow) => judge(flow, world));
}

/** The step that decided: the first blocked one, else the first unknown one; undefined when all allow. */
export function decidingStep(verdict: FlowVerdict): Step | undefined {
  return (
    verdict.steps.find((step) => step.result === 'blocked') ??
    verdict.steps.find((step) => step.result === 'unknown')
  );
}
