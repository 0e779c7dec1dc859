/** Ticket flags (RFC 4120 5.3, RFC 8129, RFC 6112), by bit from the left, with the letter that MIT's `klist -f` prints, in its order. */
const flags: readonly (readonly [number, string, string])[] = [
  [1, 'forwardable', 'F'],
  [2, 'forwarded', 'f'],
  [3, 'proxiable', 'P'],
  [4, 'proxy', 'p'],
  [5, 'may-postdate', 'D'],
  [6, 'postdated', 'd'],
  [7, 'invalid', 'i'],
  [8, 'renewable', 'R'],
  [9, 'initial', 'I'],
  [11, 'hw-authent', 'H'],
  [10, 'pre-authent', 'A'],
  [12, 'transited-policy-checked', 'T'],
  [13, 'ok-as-delegate', 'O'],
  [14, 'anonymous', 'a'],
  [15, 'enc-pa-rep', ''],
];

/** Names of the flags that are set in a 32-bit word. */
export function ticketFlagNames(word: number): readonly string[] {
  return flags.filter(([bit]) => (word >>> (31 - bit)) & 1).map(([, name]) => name);
}

/** The letters of `klist -f`. */
export function ticketFlagLetters(names: readonly string[]): string {
  return flags
    .filter(([, name]) => names.includes(name))
    .map(([, , letter]) => letter)
    .join('');
}

/** The flags of such letters; `enc-pa-rep` has none. */
export function ticketFlagsOfLetters(letters: string): readonly string[] {
  return flags
    .filter(([, , letter]) => letter !== '' && letters.includes(letter))
    .map(([, name]) => name);
}
