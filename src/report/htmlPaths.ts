/** The way of a blocked flow as a picture: both ends, every group, ACL and route between them, the blocked one marked. */
import type { Observation } from '../probes/observation.ts';
import type { StepStatus } from './chain.ts';
import { strandPicture } from './htmlChain.ts';
import type { PictureStep } from './htmlChain.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';

/** Many ports are blocked by one rule: a picture for each way that differs is enough, and three of them tell the story. */
const mostPictures = 3;

/** A step as the observation of probe `reachability` tells it. */
interface ToldStep {
  readonly kind: string;
  readonly result: string;
  readonly resources: readonly string[];
  readonly because: string;
}

interface ToldFlow {
  readonly from: string;
  readonly to: string;
  readonly required: boolean;
  readonly steps: readonly ToldStep[];
}

const labels: Readonly<Record<string, string>> = {
  'security-group-egress': 'group, outbound',
  'security-group-ingress': 'group, inbound',
  'nacl-egress': 'ACL, outbound',
  'nacl-ingress': 'ACL, inbound',
  'nacl-return-egress': 'ACL, answers out',
  'nacl-return-ingress': 'ACL, answers in',
  route: 'route',
  'return-route': 'route of answers',
  'public-access': 'public access',
};

const statuses: Readonly<Record<string, StepStatus>> = {
  allowed: 'ok',
  blocked: 'fault',
  unknown: 'unknown',
};

export function pathPictures(observations: readonly Observation[]): Markup | undefined {
  const ways = new Map<string, ToldFlow>();
  for (const observation of observations) {
    if (observation.probe !== 'reachability' || observation.outcome !== 'failed') continue;
    const flow = observation.facts as ToldFlow;
    if (!flow.required) continue;
    const news = [
      flow.from,
      ...flow.steps.map(({ kind, result, resources }) => [kind, result, ...resources].join(' ')),
    ].join('|');
    if (!ways.has(news)) ways.set(news, flow);
  }
  if (ways.size === 0) return undefined;
  return html`<h2>The way through the network</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="The way through the network">
      ${[...ways.values()].slice(0, mostPictures).map(picture)}
    </div>`;
}

function picture({ from, to, steps }: ToldFlow): Markup {
  const end = (label: string, word: string): PictureStep => ({
    label: short(label),
    word,
    status: 'ok',
    because: label,
  });
  const step = ({ kind, result, resources, because }: ToldStep): PictureStep => ({
    label: labels[kind] ?? kind,
    word: short(resources.join(', ')),
    status: statuses[result] ?? 'unknown',
    because,
  });
  // The answers start where the flow ends.
  const there = steps.filter(({ kind }) => !kind.includes('return')).map(step);
  const back = steps.filter(({ kind }) => kind.includes('return')).map(step);
  return strandPicture(`${from} → ${to}`, [end(from, 'from'), ...there, end(to, 'to'), ...back]);
}

/** What fits into a box: ids differ at their ends. The caption and the tooltip have the whole. */
function short(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= 16) return text;
  return `${characters.slice(0, 9).join('')}…${characters.slice(-6).join('')}`;
}
