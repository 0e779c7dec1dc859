/** Pieces of sentences that the symptom tables share. */
import type { Cause, Symptom } from '../symptoms.ts';

export function cause(finding: string, because: string): Cause {
  return { finding, because };
}

/** ` of EXAMPLE.COM`, or nothing where the text does not say. */
export function of(name: string | undefined): string {
  return name === undefined ? '' : ` of ${name}`;
}

export function named(what: string, name: string | undefined): string {
  return name === undefined ? what : `${what} ${name}`;
}

export type SymptomTable = Readonly<Record<string, Symptom>>;
