import type { Implementation } from './implementation.ts';
import type { Profile, ProfileValue } from './profile.ts';

export interface Kdc {
  readonly host: string;
  readonly port: number;
  /** `udp-tcp`: the client chooses. `unix` is a socket's path in `host` (MIT 1.22). */
  readonly transport: 'udp-tcp' | 'udp' | 'tcp' | 'https' | 'http' | 'unix';
  /** Path of the proxy, for https and http. */
  readonly path: string | undefined;
  readonly entry: ProfileValue;
}

/** A `kdc =` line that the implementation cannot use. */
export interface BadKdc {
  readonly entry: ProfileValue;
  readonly reason: KdcFault;
}

export type KdcFault =
  | 'empty-host'
  | 'port-only'
  | 'port-not-a-number'
  | 'port-out-of-range'
  | 'unclosed-bracket'
  | 'http-scheme';

export interface RealmKdcs {
  /** In the order of the file. */
  readonly kdcs: readonly Kdc[];
  readonly faults: readonly BadKdc[];
  /** False when the client gives up before it sends anything: for MIT one bad line spoils the realm ("Invalid argument"). */
  readonly usable: boolean;
}

/**
 * The KDCs that [realms] names for a realm; none leaves the client to DNS (`_kerberos._udp` SRV records).
 * `option` is any option of the same form: `admin_server`, `kpasswd_server`, `primary_kdc`, …
 */
export function kdcsOfRealm(
  profile: Profile,
  realm: string,
  implementation: Implementation = 'mit',
  option = 'kdc',
  defaultPort = 88,
): RealmKdcs {
  const kdcs: Kdc[] = [];
  const faults: BadKdc[] = [];
  for (const entry of profile.values(['realms', realm, option])) {
    for (const text of hostsOn(entry.value, implementation)) {
      const parsed = PARSERS[implementation](text, defaultPort);
      if (typeof parsed === 'string') faults.push({ entry, reason: parsed });
      else kdcs.push({ ...parsed, entry });
    }
  }
  const usable = kdcs.length > 0 && (faults.length === 0 || implementation !== 'mit');
  return { kdcs, faults, usable };
}

type Parsed = Omit<Kdc, 'entry'>;

/** Reads one host as an implementation does; a fault says why it refuses. */
export function parseKdc(
  text: string,
  implementation: Implementation = 'mit',
  defaultPort = 88,
): Parsed | KdcFault {
  return PARSERS[implementation](text, defaultPort);
}

/** Java takes several hosts on one line; the others take the line as one. */
function hostsOn(value: string, implementation: Implementation): string[] {
  return implementation === 'java' ? value.split(/[\s,]+/).filter((part) => part !== '') : [value];
}

/** MIT: parse_uri_if_https and k5_parse_host_string. Text after the first blank of a bare host is dropped. */
function parseMit(text: string, defaultPort: number): Parsed | KdcFault {
  if (text.startsWith('/')) {
    return { host: text, port: 0, transport: 'unix', path: undefined };
  }
  const https = /^https:\/\//i.exec(text) !== null;
  const rest = https ? text.slice(8) : text;
  const slash = https ? rest.indexOf('/') : -1;
  const hostPort = slash < 0 ? rest : rest.slice(0, slash);
  const parsed = parseHostString(hostPort, https ? 443 : defaultPort);
  if (typeof parsed === 'string') return /^http:\/\//i.test(text) ? 'http-scheme' : parsed;
  return {
    ...parsed,
    transport: https ? 'https' : 'udp-tcp',
    path: slash < 0 ? undefined : rest.slice(slash + 1),
  };
}

function parseHostString(
  text: string,
  defaultPort: number,
): { host: string; port: number } | KdcFault {
  if (/^\d+$/.test(text)) return 'port-only';
  let host: string;
  let rest: string;
  if (text.startsWith('[')) {
    const close = text.indexOf(']');
    if (close < 0) return 'unclosed-bracket';
    host = text.slice(1, close);
    rest = text.slice(close + 1);
  } else {
    host = /^[^ \t\n:]*/.exec(text)?.[0] ?? '';
    rest = text.slice(host.length);
  }
  if (host === '') return 'empty-host';
  if (!rest.startsWith(':') || rest === ':') return { host, port: defaultPort };
  const port = rest.slice(1);
  if (!/^\d+$/.test(port)) return 'port-not-a-number';
  if (Number(port) > 65535) return 'port-out-of-range';
  return { host, port: Number(port) };
}

/** Heimdal's krbhst.c: a transport prefix, a host up to `:` or `/`, a port as strtol reads it. */
function parseHeimdal(text: string, defaultPort: number): Parsed | KdcFault {
  const prefix = /^(?:(tcp|udp|http)\/|(http):\/\/)/.exec(text);
  const transport = (prefix?.[1] ?? prefix?.[2] ?? 'udp-tcp') as Parsed['transport'];
  const rest = text.slice(prefix?.[0].length ?? 0).replace(/\/$/, '');
  const bracketed = /^\[([^\]]*)\]/.exec(rest);
  const host = bracketed?.[1] ?? /^[^:]*/.exec(rest)?.[0] ?? '';
  if (host === '') return 'empty-host';
  const after = rest.slice((bracketed?.[0] ?? host).length);
  const standard = transport === 'http' ? 80 : defaultPort;
  if (!after.startsWith(':')) return { host, port: standard, transport, path: undefined };
  const port = /^:\s*(\d+)/.exec(after)?.[1];
  if (port === undefined) return 'port-not-a-number';
  return { host, port: Number(port) & 0xffff, transport, path: undefined };
}

/** Java's KdcComm: two colons make a bare IPv6 address; a port that is no port counts as 88. */
function parseJava(text: string, defaultPort: number): Parsed | KdcFault {
  let host = text;
  let port = '';
  if (text.startsWith('[')) {
    const close = text.indexOf(']');
    if (close < 0) return 'unclosed-bracket';
    host = text.slice(1, close);
    const rest = text.slice(close + 1);
    if (rest !== '' && !rest.startsWith(':')) return 'port-not-a-number';
    port = rest.slice(1);
  } else if (text.indexOf(':') === text.lastIndexOf(':') && text.includes(':')) {
    [host = '', port = ''] = text.split(':');
  }
  if (host === '') return 'empty-host';
  const number = /^\d+$/.test(port) ? Number(port) : 0;
  const usable = number > 0 && number <= 65535;
  return { host, port: usable ? number : defaultPort, transport: 'udp-tcp', path: undefined };
}

const PARSERS: Record<Implementation, (text: string, defaultPort: number) => Parsed | KdcFault> = {
  mit: parseMit,
  heimdal: parseHeimdal,
  java: parseJava,
};
