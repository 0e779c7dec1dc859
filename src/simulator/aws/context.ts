import type { Parameters } from './call.ts';
import type { AccountState, RegionState } from './state.ts';

/** What an action of a service is given. */
export interface ActionContext {
  readonly account: AccountState;
  readonly region: string;
  readonly state: RegionState;
  readonly parameters: Parameters;
  readonly pageSize: number;
}

/** Answers with the members of the output shape, or throws a ServiceError. */
export type Action = (context: ActionContext) => object;
export type ActionTable = Readonly<Record<string, Action>>;
