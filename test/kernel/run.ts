/**
 * The kernel as oracle. Random topologies become network namespaces, security groups become stateful
 * and network ACLs stateless nftables rules; real TCP and UDP packets are sent, and every verdict is
 * compared with what arrived.
 *
 *     node test/kernel/run.ts [--topologies N] [--seed S] [--questions N]
 *
 * Needs root, iproute2 and nftables. Status 0: no disagreement, or it cannot run here and CI is not
 * set; 1: disagreements, or it cannot run in CI.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { buildWorld } from '../../src/reachability/buildWorld.ts';
import type { Endpoint, FlowVerdict } from '../../src/reachability/flow.ts';
import { judge } from '../../src/reachability/judge.ts';
import { flow } from '../unit/reachability/network.ts';
import { ephemeral, ports, topologies } from '../unit/reachability/randomNetwork.ts';
import type { Draw, Station, Topology } from '../unit/reachability/randomNetwork.ts';
import type { Probe } from './agent.ts';
import { createSkeleton, destroySkeleton, sh, stationNames } from './skeleton.ts';
import { Agent } from './station.ts';
import { configure } from './translate.ts';

const { values: options } = parseArgs({
  options: {
    topologies: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    questions: { type: 'string', default: '80' },
  },
});

interface Question extends Probe {
  readonly from: Station;
  readonly to: Station;
}

function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  if (process.getuid?.() !== 0) return 'only root may make network namespaces';
  for (const [program, argument] of [
    ['nft', '--version'],
    ['ip', '-V'],
  ] as const) {
    try {
      execFileSync(program, [argument], { stdio: 'ignore' });
    } catch {
      return `${program} is not installed`;
    }
  }
  try {
    sh(
      `ip netns add kd-reach-${process.pid}-try\nip netns exec kd-reach-${process.pid}-try nft list ruleset\nip netns del kd-reach-${process.pid}-try`,
    );
  } catch (error) {
    return `this kernel makes no namespaces with nftables: ${String(error)}`;
  }
  return undefined;
}

function endpointOf(station: Station): Endpoint {
  return {
    kind: station.vpcId === undefined ? 'address' : 'domain-controller',
    label: station.name,
    address: station.four,
    subnetIds: [],
    securityGroupIds: [],
    ephemeralPorts: ephemeral,
  };
}

function questionsFor(topology: Topology, draw: Draw, count: number): Question[] {
  const asked = new Map<string, Question>();
  for (let index = 0; index < count; index++) {
    const [from, to] = [draw.pick(topology.stations), draw.pick(topology.stations)];
    const [port, protocol] = [draw.pick(ports), draw.pick(['tcp', 'udp'] as const)];
    if (from.name === to.name) continue;
    asked.set(`${from.name} ${to.name} ${port} ${protocol}`, {
      from,
      to,
      port,
      protocol,
      target: to.four,
    });
  }
  return [...asked.values()];
}

async function send(
  agents: ReadonlyMap<string, Agent>,
  questions: readonly Question[],
  waitMs: number,
): Promise<Map<Question, boolean>> {
  const results = new Map<Question, boolean>();
  const byStation = new Map<string, Question[]>();
  for (const question of questions) {
    const { name } = question.from;
    byStation.set(name, [...(byStation.get(name) ?? []), question]);
  }
  await Promise.all(
    [...byStation].map(async ([name, mine]) => {
      const answers = (await agents.get(name)?.probe(mine, waitMs)) ?? [];
      for (const [index, question] of mine.entries())
        results.set(question, answers[index] ?? false);
    }),
  );
  return results;
}

interface Tally {
  allowed: number;
  blocked: number;
  disagreements: number;
}

async function compare(
  topology: Topology,
  draw: Draw,
  zone: number,
  agents: ReadonlyMap<string, Agent>,
  tally: Tally,
): Promise<void> {
  const world = buildWorld(topology.networks);
  const questions = questionsFor(topology, draw, Number(options.questions));
  sh(configure(topology, zone));
  const endpoints = new Map(topology.stations.map((station) => [station, endpointOf(station)]));
  const verdicts = new Map<Question, FlowVerdict>();
  for (const question of questions) {
    const [from, to] = [endpoints.get(question.from), endpoints.get(question.to)];
    if (from && to)
      verdicts.set(question, judge(flow(from, to, question.port, question.protocol), world));
  }
  const arrived = await send(agents, questions, 250);
  // A machine under load loses the race with the clock; silence is believed only after a long wait.
  for (const waitMs of [1000, 3000]) {
    const silent = questions.filter(
      (one) => verdicts.get(one)?.result === 'allowed' && arrived.get(one) === false,
    );
    if (silent.length === 0) break;
    for (const [question, answer] of await send(agents, silent, waitMs))
      arrived.set(question, answer);
  }
  for (const [question, verdict] of verdicts) {
    const real = arrived.get(question) === true ? 'allowed' : 'blocked';
    tally[real] += 1;
    if (verdict.result === real) continue;
    tally.disagreements += 1;
    const { from, to, port, protocol } = question;
    console.error(
      `DISAGREEMENT in topology ${zone}: ${from.name} ${from.four} -> ${to.name} ${to.four} ${port}/${protocol}: packets say ${real}`,
    );
    console.error(
      JSON.stringify({ verdict: { result: verdict.result, steps: verdict.steps } }, null, 1),
    );
  }
}

async function main(): Promise<number> {
  const obstacle = whyNot();
  if (obstacle !== undefined) {
    console.error(
      `THE KERNEL LANE DID NOT RUN: ${obstacle}. No verdict was compared with real packets.`,
    );
    return process.env['CI'] ? 1 : 0;
  }
  const started = Date.now();
  const agents = new Map<string, Agent>();
  const cleanUp = () => {
    for (const agent of agents.values()) agent.stop();
    destroySkeleton();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      cleanUp();
      process.exit(1);
    });
  }
  const tally: Tally = { allowed: 0, blocked: 0, disagreements: 0 };
  try {
    createSkeleton();
    for (const name of stationNames) agents.set(name, new Agent(name));
    await Promise.all([...agents.values()].map((agent) => agent.ready));
    const runs = Number(options.topologies);
    const drawn = fc.sample(topologies({ uncertain: false }), {
      seed: Number(options.seed),
      numRuns: runs,
    });
    for (const [index, { topology, draw }] of drawn.entries()) {
      await compare(topology, draw, index + 1, agents, tally);
    }
    const { allowed, blocked, disagreements } = tally;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(
      `${runs} topologies, ${allowed + blocked} flows (${allowed} delivered, ${blocked} not), ${disagreements} disagreements, ${seconds} s, seed ${options.seed}`,
    );
    // A lane in which nothing ever arrives agrees with everything that says no.
    return disagreements === 0 && allowed > 0 && blocked > 0 ? 0 : 1;
  } finally {
    cleanUp();
  }
}

process.exitCode = await main();
