/** One line on stderr that follows the work, only where a person looks. */
import { escapeTerminal } from '../report/escapeTerminal.ts';
import type { Output } from './session.ts';

export interface Progress {
  readonly show: (text: string) => void;
  /** Removes the line, before anything else is written. */
  readonly clear: () => Promise<void>;
}

const eraseLine = '\r\u001b[K';

export function progressOn(output: Output): Progress {
  if (!output.isTerminal) return { show: () => undefined, clear: () => Promise.resolve() };
  let shown = false;
  return {
    show: (text) => {
      shown = true;
      const line = Array.from(escapeTerminal(text)).slice(0, output.width - 1);
      void output.write(eraseLine + line.join(''));
    },
    clear: () => (shown ? output.write(eraseLine) : Promise.resolve()),
  };
}
