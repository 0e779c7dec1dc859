/** What the watching thread tells the one that decodes. */
export interface Job {
  readonly name: string;
  readonly runs: number;
  readonly seed: number;
  readonly memory: SharedArrayBuffer;
  /** File for the input at hand, which outlives a crash. */
  readonly keep?: string;
}

/** What the decoding thread answers at its end; nothing when all went well. */
export interface Outcome {
  readonly error?: string;
  /** The shortest bytes that were found to do it. */
  readonly hex?: string;
}

const largestInput = 65_536;

export function sharedMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(8 + largestInput);
}

/** Both threads' view of it: inputs done, and the one at hand. */
export function shared(memory: SharedArrayBuffer): {
  readonly count: Int32Array;
  readonly length: Int32Array;
  readonly input: Uint8Array;
} {
  return {
    count: new Int32Array(memory, 0, 1),
    length: new Int32Array(memory, 4, 1),
    input: new Uint8Array(memory, 8),
  };
}
