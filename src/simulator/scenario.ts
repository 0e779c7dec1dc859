/** A scenario: an account, a realm and one thing that is wrong with them (or nothing). */
import type { Fault } from './aws/faults.ts';
import type { AccountState } from './aws/state.ts';
import type { Place } from './place.ts';
import type { RealmState } from './realm/state.ts';

export interface Scenario {
  readonly name: string;
  /** One sentence for `npm start -- --list`. */
  readonly summary: string;
  /** The database to diagnose. */
  readonly target: string;
  /** The Region that the demo profile names. */
  readonly region: string;
  /** The database user that the diagnosis has to be told, where the fault shows for such users only. */
  readonly databaseUser?: string;
  /** What else `diagnose` has to be told: `--auth iam`. */
  readonly options?: readonly string[];
  readonly expected: {
    /** The finding that a diagnosis of `target` has to name; null when it should name none. */
    readonly rootCause: string | null;
    readonly healthy: boolean;
  };
  /** AWS refuses everything, so that there is no diagnosis to expect. */
  readonly unreadable?: boolean;
  /** Everything there is, at the addresses of `place`; times are relative to `now`. */
  readonly world: (place: Place, now: Date) => World;
}

export interface World {
  readonly account: AccountState;
  /** Faults of AWS calls from the start, by IAM action. */
  readonly faults: Readonly<Record<string, Fault>>;
  readonly realm: RealmState;
  /** What the workstation's krb5.conf says. */
  readonly krb5Conf: string;
}
