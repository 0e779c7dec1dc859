/**
 * Does a certificate with these DNS names cover the host? A wildcard stands for one whole label in front (RFC 6125 6.4.3).
 */
export function coversHost(names: readonly string[], host: string): boolean {
  const wanted = plain(host);
  const parent = wanted.slice(wanted.indexOf('.') + 1);
  return names
    .map(plain)
    .some((name) => name === wanted || (wanted.includes('.') && name === `*.${parent}`));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
