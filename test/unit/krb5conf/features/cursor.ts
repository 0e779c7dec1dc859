/** A document with the cursor written into it as `|`. */
import { parseKrb5Conf } from '../../../../src/krb5conf/parse.ts';
import type { Krb5Document, Position } from '../../../../src/krb5conf/tree.ts';

export function atCursor(text: string): { document: Krb5Document; position: Position } {
  const offset = text.indexOf('|');
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  const character = offset - (before.lastIndexOf('\n') + 1);
  return {
    document: parseKrb5Conf(before + text.slice(offset + 1)),
    position: { line, character },
  };
}
