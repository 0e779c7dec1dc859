/** Substitutes for host names, realms, user names and home directories, found in one pass over a text. */
import type { HarvestedNames } from './redactHarvest.ts';

/** Last labels that make a dotted word a file, not a host. */
const fileEndings =
  /\.(?:conf|cnf|ini|d|keytab|json|log|md|txt|ora|pem|crt|xml|properties|yaml|yml|js|ts|exe|dll|so|sock)$/i;
/** Public names that are the same for everybody. */
const publicNames =
  /(?:^|\.)(?:aws\.amazon\.com|amazonaws\.com(?:\.cn)?|web\.mit\.edu|ietf\.org)$/i;
const region = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
const neverUsers = new Set(['krbtgt', 'kd-probe']);

type Counter = (kind: string, original: string) => string;

export function substituteNames(harvested: HarvestedNames): (text: string) => string {
  const number = counter();
  const domains = [...harvested.domains].sort((one, other) => other.length - one.length);
  const words = [...harvested.words].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(
    [
      String.raw`(?<home>(?:/home/|/Users/|[A-Za-z]:\\Users\\))(?<owner>[^\s/\\'":;,]+)`,
      String.raw`(?<![\w/.])(?<user>[^\s@/'"<>()=,;:]{1,64})(?=@[A-Za-z0-9])`,
      String.raw`(?<![\w.-])(?<dotted>[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_][a-z0-9_-]*)+)`,
      ...(words.length === 0
        ? []
        : [String.raw`(?<![\w.-])(?<word>${words.map(literally).join('|')})(?![\w-]|\.\w)`]),
    ].join('|'),
    'gi',
  );
  return (text) =>
    text.replace(pattern, (...match: unknown[]) => {
      // The last argument of a replacer is the record of named groups.
      const found = match.at(-1) as Partial<Record<string, string>>;
      if (found['home'] !== undefined) return found['home'] + number('user', found['owner'] ?? '');
      if (found['user'] !== undefined) return userSubstitute(found['user'], number);
      if (found['dotted'] !== undefined) return dottedSubstitute(found['dotted'], domains, number);
      return number('name', found['word'] ?? '');
    });
}

function userSubstitute(user: string, number: Counter): string {
  return neverUsers.has(user.toLowerCase()) ? user : number('user', user);
}

function dottedSubstitute(name: string, domains: readonly string[], number: Counter): string {
  const lower = name.toLowerCase();
  const domain = domains.find((suffix) => lower === suffix || lower.endsWith(`.${suffix}`));
  if (domain !== undefined) {
    const host = lower.slice(0, Math.max(0, lower.length - domain.length - 1));
    const substitute = `${hostLabels(host, number)}${number('domain', domain)}.example`;
    return name === name.toUpperCase() ? substitute.toUpperCase() : substitute;
  }
  if (publicNames.test(name)) return endpointSubstitute(lower, name, number);
  const last = lower.slice(lower.lastIndexOf('.') + 1);
  if (!/^[a-z]{2,}$/.test(last) || fileEndings.test(lower)) return name;
  const substitute = `${hostLabels(lower, number)}example`;
  return name === name.toUpperCase() ? substitute.toUpperCase() : substitute;
}

/** `_kerberos._tcp.dc1` → `_kerberos._tcp.host-1.`: service labels stay. */
function hostLabels(host: string, number: Counter): string {
  const labels = host.split('.').filter((label) => label !== '');
  const services = labels.filter((label) => label.startsWith('_'));
  const rest = labels.slice(services.length).join('.');
  return [...services, ...(rest === '' ? [] : [number('host', rest)])]
    .map((label) => `${label}.`)
    .join('');
}

/** `mydb.cluster-abc.eu-west-1.rds.amazonaws.com` keeps its Region and service; service names stay whole. */
function endpointSubstitute(lower: string, name: string, number: Counter): string {
  const labels = lower.split('.');
  const service = labels.indexOf('rds');
  const first = region.test(labels[service - 1] ?? '') ? service - 1 : service;
  if (service < 1 || first < 1 || labels[0] === 'directoryservice') return name;
  return [number('host', labels.slice(0, first).join('.')), ...labels.slice(first)].join('.');
}

function counter(): Counter {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  return (kind, original) => {
    const key = `${kind} ${original.toLowerCase()}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const next = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, next);
    const substitute = `${kind}-${next}`;
    known.set(key, substitute);
    return substitute;
  };
}

function literally(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
