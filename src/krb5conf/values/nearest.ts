import { distance } from 'fastest-levenshtein';

/** Longest word worth comparing; anything beyond is no typing error. */
const longest = 64;

/**
 * The candidate that `word` most likely stands for: at most two typing errors away (one for words of
 * four letters and less), or the same but for letter case, `-` and `_`. Undefined if none is close.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longest) return undefined;
  const plain = fold(word);
  const allowed = plain.length <= 4 ? 1 : 2;
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > allowed + 1) continue;
    const errors = distance(plain, fold(candidate));
    if (errors < bestDistance) {
      best = candidate;
      bestDistance = errors;
    }
  }
  return best;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/g, '');
}
