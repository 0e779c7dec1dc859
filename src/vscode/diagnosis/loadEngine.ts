import type * as engine from './engine.ts';

export type Engine = typeof engine;

/** The engine, loaded on first use: probes and protocols are half of the program. */
export async function loadEngine(): Promise<Engine> {
  return await import('./engine.ts');
}
