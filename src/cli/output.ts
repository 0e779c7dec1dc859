/** The standard streams of the process as `Output`. */
import type { Output } from './session.ts';

/** Wrapping for files and pipes, and for terminals that do not tell. */
const defaultWidth = 100;
/** Prose over the whole of a wide screen is hard to read. */
const widest = 120;

export function outputOf(stream: NodeJS.WriteStream): Output {
  // `kerberos-doctor … | head` closes the pipe: nobody reads on, and that is no failure of ours.
  let closed = false;
  stream.on('error', () => {
    closed = true;
  });
  return {
    isTerminal: stream.isTTY,
    get width() {
      return stream.isTTY ? Math.min(stream.columns, widest) : defaultWidth;
    },
    write: (text) =>
      new Promise((resolve) => {
        if (closed) resolve();
        else stream.write(text, () => resolve());
      }),
  };
}

/** Colours only where a person looks, and not against their will (no-color.org). */
export function wantsColour(
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const refused = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return output.isTerminal && !refused;
}
