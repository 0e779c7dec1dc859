import { distance } from 'fastest-levenshtein';

const yes = new Set(['y', 'yes', 'true', 't', '1', 'on']);
const no = new Set(['n', 'no', 'false', 'nil', '0', 'off']);

/** A boolean as MIT reads it, in any letter case; undefined is "Invalid boolean value" (lib/krb5/krb/libdef_parse.c, prof_get.c). */
export function mitBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
}

/** Java takes four words; anything else is as if the line were missing (sun.security.krb5.Config.getBooleanObject). */
export function javaBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (word === 'true' || word === 'yes') return true;
  return word === 'false' || word === 'no' ? false : undefined;
}

/** Heimdal: yes, true and numbers other than 0 are true, all the rest is false without a word (lib/krb5/config_file.c). */
export function heimdalBoolean(text: string): boolean {
  return /^(yes|true)$/i.test(text) || Number.parseInt(text, 10) > 0;
}

/** Heimdal has no error, so this asks whether the word at least means what it says there. */
export function isHeimdalBoolean(text: string): boolean {
  return /^(yes|true|no|false|\d+)$/i.test(text);
}

const others: readonly (readonly [RegExp, string])[] = [
  [/^(enabled?|active|si|ja|oui|ok)$/i, 'true'],
  [/^(disabled?|none|never|nein|non|null)$/i, 'false'],
];

/** The boolean somebody meant, in a spelling that all three libraries read; undefined if that is anyone's guess. */
export function nearestBoolean(text: string): 'true' | 'false' | 'yes' | 'no' | undefined {
  const word = text.toLowerCase();
  const known = mitBoolean(word);
  if (known !== undefined) return known ? 'true' : 'false';
  for (const [pattern, meant] of others) if (pattern.test(word)) return meant as 'true' | 'false';
  const firstWord = /^[a-z]+/.exec(word)?.[0] ?? word;
  const candidates = ['true', 'false', 'yes', 'no'] as const;
  return candidates.find(
    (c) => firstWord === c || distance(firstWord, c) <= (c.length > 3 ? 2 : 0),
  );
}
