import type { AccountSnapshot } from '../snapshot.ts';
import { pollPlan } from './polling.ts';

export interface StateWatchOptions {
  /** The accounts as last read. */
  readonly accounts: () => readonly AccountSnapshot[];
  /** Whether somebody looks: only then anything is read. */
  readonly watched: () => boolean;
  /** Reads again what is on the way; true when something is another than before. Never rejects. */
  readonly poll: () => Promise<boolean>;
  /** Milliseconds of a clock that only rises. */
  readonly now: () => number;
  /** Runs `task` once after so many milliseconds; the returned function calls that off. */
  readonly later: (task: () => void, ms: number) => () => void;
}

/** Reads again by itself while something is on the way and somebody looks, ever more rarely. */
export class StateWatch {
  readonly #options: StateWatchOptions;
  #callOff: (() => void) | undefined;
  #polling = false;
  #readAt: number;
  #movedAt: number;

  constructor(options: StateWatchOptions) {
    this.#options = options;
    this.#readAt = this.#movedAt = options.now();
  }

  /** The user has had the account read: everything is new again. */
  restart(): void {
    this.#readAt = this.#movedAt = this.#options.now();
    this.update();
  }

  /** Whether anybody looks may have changed. */
  update(): void {
    this.stop();
    const { accounts, watched, now, later } = this.#options;
    // What is under way plans the next one when it ends.
    if (this.#polling || !watched()) return;
    const quietMs = now() - this.#movedAt;
    const delays = accounts().flatMap((account) => {
      const plan = pollPlan(account, quietMs);
      return plan.kind === 'poll' ? [plan.delayMs] : [];
    });
    if (delays.length === 0) return;
    const due = this.#readAt + Math.min(...delays);
    this.#callOff = later(() => void this.#poll(), Math.max(0, due - now()));
  }

  /** Nothing is read any more, until `update` or `restart`. */
  stop(): void {
    this.#callOff?.();
    this.#callOff = undefined;
  }

  async #poll(): Promise<void> {
    const { poll, now } = this.#options;
    this.#callOff = undefined;
    this.#polling = true;
    try {
      const moved = await poll();
      this.#readAt = now();
      if (moved) this.#movedAt = this.#readAt;
    } finally {
      this.#polling = false;
      this.update();
    }
  }
}
