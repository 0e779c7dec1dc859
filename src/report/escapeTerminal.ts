import { visibleBlock, visibleLine } from './visible.ts';

/** One line for a terminal: no escape sequence of a server or a file reaches it. */
export function escapeTerminal(text: string): string {
  return visibleLine(text);
}

/** Several lines for a terminal: line feeds stay. */
export function escapeTerminalBlock(text: string): string {
  return visibleBlock(text);
}
