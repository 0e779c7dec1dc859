/** Bytes that have arrived and were not yet taken: grows by doubling, so a dripping peer costs no copying, up to a limit. */
export class ReceiveBuffer {
  readonly #limit: number;
  #store = new Uint8Array(1024);
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): Uint8Array {
    return this.#store.subarray(0, this.#length);
  }

  /** False when the limit is passed; what fits is kept. */
  append(chunk: Uint8Array): boolean {
    const kept = chunk.subarray(0, this.#limit - this.#length);
    const needed = this.#length + kept.length;
    if (needed > this.#store.length) {
      const grown = new Uint8Array(Math.max(needed, this.#store.length * 2));
      grown.set(this.bytes);
      this.#store = grown;
    }
    this.#store.set(kept, this.#length);
    this.#length = needed;
    return kept.length === chunk.length;
  }

  /** Removes and returns the first `count` bytes as a copy of their own. */
  take(count: number): Uint8Array {
    const taken = this.bytes.slice(0, count);
    this.#store.copyWithin(0, taken.length, this.#length);
    this.#length -= taken.length;
    return taken;
  }
}
