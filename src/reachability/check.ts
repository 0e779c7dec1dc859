/** One question asked on the way of a packet; the answer depends on the flow's protocol and ports only. */
import type { AddressRange } from './addresses.ts';
import type { Change, Flow, FlowResult, NearestMiss, StepKind } from './flow.ts';
import type { PortSet } from './portSet.ts';

export interface Answer {
  readonly result: FlowResult;
  /** The ports that are not let through, of the packet in question. */
  readonly blocked?: PortSet;
  /** Let through, but not from every ephemeral port: these fail. */
  readonly partly?: PortSet;
}

export interface Words {
  readonly decidedBy?: string;
  readonly because: string;
  readonly missing?: string;
  readonly nearest?: NearestMiss;
  readonly warning?: string;
  readonly changes?: readonly Change[];
}

export interface Check {
  readonly kind: StepKind;
  /** What decides: the groups, the ACL, the route table. Checks of one kind and subject share their words. */
  readonly resources: readonly string[];
  /** Tells apart what one resource decides in different ways: the route of a table. */
  readonly subject?: string;
  /** The peer's addresses as this end sees them. */
  readonly peer: AddressRange;
  readonly ask: (flow: Flow) => Answer;
  /** Only asked for the steps that are shown; `peers` are all those with the same answer. */
  readonly explain: (flow: Flow, answer: Answer, peers: readonly AddressRange[]) => Words;
}
