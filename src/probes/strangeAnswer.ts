import { strangeBytes } from './observe.ts';
import { detectProtocol } from './wire/detectProtocol.ts';

/** What an answer was that could not be understood. */
export interface StrangeAnswer {
  /** Its start, hexadecimal, bounded. */
  readonly receivedHex?: string;
  /** What it looks like: `tls`, `http`, … */
  readonly detectedProtocol?: string;
}

/** Facts of an answer that was not understood; nothing when nothing arrived. */
export function strangeAnswer(bytes: Uint8Array): StrangeAnswer {
  const detectedProtocol = detectProtocol(bytes);
  return { ...strangeBytes(bytes), ...(detectedProtocol !== undefined && { detectedProtocol }) };
}
