/**
 * What the texts of all programs come down to: one row is one thing that went wrong, however it is worded, with the causes
 * of the vocabulary that lead to it, the most frequent first. Facts: Kerberos and its libraries, and faults injected one by
 * one with the texts that they led to.
 */
import type { Names } from './pattern.ts';
import { clientSymptoms } from './symptoms/client.ts';
import { databaseSymptoms } from './symptoms/database.ts';
import { kdcSymptoms } from './symptoms/kdc.ts';
import { serverSideSymptoms } from './symptoms/serverSide.ts';
import { ticketSymptoms } from './symptoms/ticket.ts';

export interface Cause {
  /** A finding id of docs/findings.md. */
  readonly finding: string;
  /** When it is this one, in one sentence. */
  readonly because: string;
}

export interface Symptom {
  /** What happened, in one sentence. */
  readonly says: (names: Names) => string;
  readonly causes: readonly Cause[];
  /** What to do, where no cause of the vocabulary can be looked for. */
  readonly next?: string;
}

export const symptoms = {
  ...clientSymptoms,
  ...kdcSymptoms,
  ...ticketSymptoms,
  ...databaseSymptoms,
  ...serverSideSymptoms,
} as const satisfies Readonly<Record<string, Symptom>>;

export type SymptomId = keyof typeof symptoms;

export function symptomOf(id: SymptomId): Symptom {
  return symptoms[id];
}
