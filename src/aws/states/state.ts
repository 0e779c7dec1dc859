import type { CommandLine } from '../commandLine.ts';

/**
 * How a state should look: `waiting` needs a person or a maintenance window, `transient` ends by itself,
 * `unknown` is a word that this version does not know.
 */
export type Tone = 'ok' | 'error' | 'warning' | 'waiting' | 'transient' | 'unknown';

/** A status of AWS in words. */
export interface State {
  /** AWS's own word. */
  readonly status: string;
  readonly label: string;
  /** One sentence: what it means. */
  readonly meaning: string;
  readonly tone: Tone;
  /** It will change without anybody doing anything; worth polling. */
  readonly transient: boolean;
  /** What to do now; empty where nothing has to be done. */
  readonly nextStep: string;
  /** The exact command of the next step, where there is one. */
  readonly command?: CommandLine;
}

/** One row of a state table. */
export interface StateRow {
  readonly label: string;
  readonly meaning: string;
  readonly tone: Tone;
  readonly nextStep: string;
}

export type StateTable = Readonly<Record<string, StateRow>>;

/** The row of a status, or one made from the form of an unknown word: AWS adds statuses without notice. */
export function stateOf(table: StateTable, status: string | undefined, subject: string): State {
  const word = status ?? '';
  // Object.hasOwn: a status is hostile text and may be `constructor`.
  const row = Object.hasOwn(table, word) ? table[word] : undefined;
  const known = row ?? rowByForm(word, subject);
  return { status: word, ...known, transient: known.tone === 'transient' };
}

function rowByForm(word: string, subject: string): StateRow {
  if (word === '') {
    return {
      label: 'no status',
      meaning: `AWS gives no status for ${subject}.`,
      tone: 'unknown',
      nextStep: 'Refresh in a minute.',
    };
  }
  const meaning = `AWS reports ${word}, which this version does not know.`;
  if (/failed$|^fail|inoperable|error/i.test(word)) {
    return {
      label: word,
      meaning: `${meaning} By its form it is a failure.`,
      tone: 'error',
      nextStep: `Open ${subject} in the AWS console and read the reason there.`,
    };
  }
  if (/^pending|ing(-|$)/i.test(word)) {
    return {
      label: word,
      meaning: `${meaning} By its form it is on the way.`,
      tone: 'transient',
      nextStep: 'Wait and refresh; if it stays for an hour, look in the AWS console.',
    };
  }
  return {
    label: word,
    meaning,
    tone: 'unknown',
    nextStep: `Compare with the AWS console, and look for a newer version of this product.`,
  };
}
