import pLimit from 'p-limit';
import type { LimitFunction } from 'p-limit';
import { failureOf } from '../failure.ts';
import { loaded } from '../section.ts';
import type { Failure, Section } from '../section.ts';

/** Calls in flight at once in one Region, where AWS counts them: below every documented or observed rate limit. */
const perRegion = 12;
/** And in all Regions: the SDK's own connections to a host are 50. */
const overall = 48;
/** No list that the product reads is longer; a server that pages forever is stopped here. */
const maxPages = 2_000;

/** Runs the calls of one load: bounded, cancellable, and each failure turned into its section's outcome. */
export class SectionLoader {
  readonly signal: AbortSignal;
  readonly #profile: string | undefined;
  readonly #onDone: (action: string, region: string) => void;
  readonly #overall = pLimit(overall);
  readonly #regions = new Map<string, LimitFunction>();

  constructor(
    signal: AbortSignal,
    profile: string | undefined,
    onDone: (action: string, region: string) => void = () => undefined,
  ) {
    this.signal = signal;
    this.#profile = profile;
    this.#onDone = onDone;
  }

  /** One call (or its pages) as a section. `action` is the IAM action, for the message when it is denied. */
  async section<T>(
    action: string,
    region: string,
    read: (options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<Section<T>> {
    const call = async (): Promise<Section<T>> => {
      try {
        this.signal.throwIfAborted();
        return loaded(await read({ abortSignal: this.signal }));
      } catch (error) {
        return this.failure(error, action, region);
      } finally {
        this.#onDone(action, region);
      }
    };
    // The Region's turn comes first: a waiting Region must not hold a place that another could use.
    return this.#limitOf(region)(() => this.#overall(call));
  }

  #limitOf(region: string): LimitFunction {
    const known = this.#regions.get(region);
    if (known !== undefined) return known;
    const made = pLimit(perRegion);
    this.#regions.set(region, made);
    return made;
  }

  /** What a thrown error means for the section that it belongs to. */
  failure(error: unknown, action: string, region: string): Failure {
    const profile = this.#profile === undefined ? {} : { profile: this.#profile };
    // Whatever surfaces after the user has cancelled is only the echo of that.
    const thrown = this.signal.aborted ? new DOMException('cancelled', 'AbortError') : error;
    return failureOf(thrown, { action, region, ...profile });
  }
}

/** All items of all pages of an SDK paginator. */
export async function everyPage<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let count = 0;
  for await (const page of pages) {
    items.push(...(itemsOf(page) ?? []));
    count += 1;
    if (count >= maxPages) throw new Error(`AWS sent more than ${maxPages} pages`);
  }
  return items;
}
