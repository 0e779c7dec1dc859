/**
 * IAM's pattern language: `*` is any run of characters, `?` any one. Linear time in text × stars; no regular
 * expression is built from a policy's text.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p;
      resume = t;
      p += 1;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      resume += 1;
      t = resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/**
 * ArnLike and ArnEquals: the six parts of an ARN are compared each for itself, so that a `*` does not run over
 * a colon of the first five (IAM user guide, "ARN condition operators").
 */
export function matchesArn(pattern: string, arn: string): boolean {
  const patterns = arnParts(pattern);
  const parts = arnParts(arn);
  if (patterns === undefined || parts === undefined) return false;
  return patterns.every((part, index) => matchesWildcard(part, parts[index] ?? ''));
}

function arnParts(text: string): readonly string[] | undefined {
  const parts = text.split(':');
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
