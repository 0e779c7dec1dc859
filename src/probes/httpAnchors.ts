import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What `http_anchors` of a realm leads to. */
export interface HttpAnchors {
  /** Certificates in PEM. */
  readonly pem: readonly string[];
  /** Values that lead nowhere, each with why. */
  readonly problems: readonly string[];
}

const mostFiles = 200;
const longestFile = 1_000_000;

/**
 * Reads the authorities that the library trusts for HTTPS proxies: `FILE:path`, `DIR:path`, or `ENV:variable` that holds
 * one of these (krb5.conf, "http_anchors"). Never throws.
 */
export function readHttpAnchors(
  values: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): HttpAnchors {
  const pem: string[] = [];
  const problems: string[] = [];
  for (const value of values) {
    try {
      pem.push(...anchorsOf(value, env));
    } catch (error) {
      problems.push(`${value}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { pem, problems };
}

function anchorsOf(
  value: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const [, kind = '', rest = ''] = /^(FILE|DIR|ENV):(.*)$/.exec(value) ?? [];
  if (kind === 'FILE') return certificatesIn(rest);
  if (kind === 'DIR')
    return readdirSync(rest)
      .slice(0, mostFiles)
      .map((name) => join(rest, name))
      .filter((path) => statSync(path).isFile())
      .flatMap(certificatesIn);
  const named = kind === 'ENV' ? env[rest] : undefined;
  // One step only: a variable that names itself would never end.
  if (named !== undefined && !named.startsWith('ENV:')) return anchorsOf(named, {});
  throw new Error(
    kind === 'ENV' ? 'the variable is not set' : 'it starts with none of FILE:, DIR: and ENV:',
  );
}

function certificatesIn(path: string): readonly string[] {
  if (statSync(path).size > longestFile) throw new Error('the file is too long');
  const text = readFileSync(path, 'latin1');
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
