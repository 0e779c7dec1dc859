/** One KDC as a library would contact it. */
export interface KdcAddress {
  readonly host: string;
  readonly port: number | undefined;
}

/** Why a `kdc` value does not name one KDC. */
export type HostFault =
  | 'empty'
  | 'bare-number'
  | 'bare-ipv6'
  | 'comment'
  | 'comment-after-port'
  | 'port-not-number'
  | 'port-out-of-range'
  | 'port-suffix'
  | 'several'
  | 'several-separated-by-blanks'
  | 'transport-prefix'
  | 'url';

export interface HostReading {
  /** What was meant, as far as it can be told: for `several` all of them. */
  readonly addresses: readonly KdcAddress[];
  readonly fault?: HostFault;
  /** The transport that a Heimdal prefix asks for. */
  readonly transport?: 'udp' | 'tcp' | 'http';
}

/** What nearly every file holds; spares it the rest. */
const plainName = /^(?!\d+$)[A-Za-z0-9][A-Za-z0-9.-]*$/;
const plainHost = /^(?!\d+(?::88)?$)[A-Za-z0-9][A-Za-z0-9.-]*(?::88)?$/;

/** Whether a value is a host name or IPv4 address without a port or with :88, so that there is nothing to say of its form. */
export function isPlainHost(value: string): boolean {
  return plainHost.test(value);
}

/**
 * Reads the value of `kdc`, `admin_server` and the like as MIT does: k5_parse_host_string and
 * locate_srv_conf_1 in lib/krb5/os (text after the first blank is dropped only if no port precedes it).
 * A fault among these makes MIT refuse **all** KDCs of the realm with "Invalid argument", except
 * `comment`, `several-separated-by-blanks` (the first one is used) and `transport-prefix` (looked up as a name).
 */
export function readKdcHost(value: string): HostReading {
  const text = value.trim();
  if (plainName.test(text)) return { addresses: [{ host: text, port: undefined }] };
  const colon = text.length - 3;
  if (text.endsWith(':88') && plainName.test(text.slice(0, colon)))
    return { addresses: [{ host: text.slice(0, colon), port: 88 }] };
  if (text === '') return { addresses: [], fault: 'empty' };
  if (/^https:\/\/[^\s/]+(\/\S*)?$/i.test(text)) return { addresses: [] };
  if (text.startsWith('/')) return { addresses: [] };
  if (/^https?:\/\//i.test(text)) return url(text);
  const transport = /^(udp|tcp|http)\/(.*)$/i.exec(text);
  if (transport) {
    const inner = readKdcHost(transport[2] ?? '');
    const kind = (transport[1] ?? '').toLowerCase() as 'udp' | 'tcp' | 'http';
    return { addresses: inner.addresses, fault: 'transport-prefix', transport: kind };
  }
  const comment = text.search(/\s[#;]/);
  if (comment >= 0) {
    const inner = readKdcHost(text.slice(0, comment));
    if (inner.fault) return inner;
    const hasPort = inner.addresses[0]?.port !== undefined;
    return { addresses: inner.addresses, fault: hasPort ? 'comment-after-port' : 'comment' };
  }
  const parts = text.split(/[\s,]+/).filter(Boolean);
  if (parts.length > 1 || text.includes(',')) {
    const addresses = parts.flatMap((part) => readKdcHost(part).addresses);
    const blanksOnly = !text.includes(',') && !/^\S*:/.test(text);
    return { addresses, fault: blanksOnly ? 'several-separated-by-blanks' : 'several' };
  }
  return oneHost(text);
}

function oneHost(text: string): HostReading {
  if (/^\d+$/.test(text)) return { addresses: [], fault: 'bare-number' };
  const bracketed = /^\[([^\]]+)\](?::(.*))?$/.exec(text);
  const bare = bracketed ? undefined : /^[\da-f]*:[\da-f:.]*:[\da-f:.]*(%\S+)?$/i.exec(text);
  if (bare) return { addresses: [{ host: text, port: undefined }], fault: 'bare-ipv6' };
  const parts = bracketed ?? /^([^:]*)(?::(.*))?$/.exec(text);
  const host = parts?.[1] ?? '';
  if (host === '') return { addresses: [], fault: 'empty' };
  return withPort(host, parts?.[2]);
}

function withPort(host: string, port: string | undefined): HostReading {
  // A colon with nothing after it means the default port (measured).
  if (port === undefined || port === '') return { addresses: [{ host, port: undefined }] };
  const number = /^(\d+)(\/\w+)?$/.exec(port);
  if (!number) return { addresses: [{ host, port: undefined }], fault: 'port-not-number' };
  const value = Number(number[1]);
  if (value < 1 || value > 65535)
    return { addresses: [{ host, port: undefined }], fault: 'port-out-of-range' };
  if (number[2] !== undefined) return { addresses: [{ host, port: value }], fault: 'port-suffix' };
  return { addresses: [{ host, port: value }] };
}

function url(text: string): HostReading {
  const authority = /^https?:\/\/([^\s/]*)/i.exec(text)?.[1] ?? '';
  const inner = oneHost(authority);
  return { addresses: inner.addresses, fault: 'url' };
}

const refused: ReadonlySet<HostFault> = new Set([
  'bare-ipv6',
  'bare-number',
  'comment-after-port',
  'empty',
  'port-not-number',
  'port-out-of-range',
  'port-suffix',
  'url',
]);

/**
 * Whether MIT gives up the whole list of the realm's KDCs because of this value ("Invalid argument").
 * Several hosts do that only when a port stands in the first word; otherwise a wrong name is looked up.
 */
export function spoilsAllKdcs(value: string, reading: HostReading): boolean {
  if (reading.fault === undefined) return false;
  return refused.has(reading.fault) || (reading.fault === 'several' && /^\S*:/.test(value.trim()));
}

/** An address in the form that every library reads. */
export function writeKdcAddress({ host, port }: KdcAddress): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === undefined ? name : `${name}:${port}`;
}

/** Names that documentation uses, so nobody's KDC answers there (RFC 2606, and the manuals' samples). */
export function isExampleHost(host: string): boolean {
  return /(^|\.)(example\.(com|net|org)|example|invalid|your-?domain\.\w+|mydomain\.com|domain\.local\.example)$/i.test(
    host,
  );
}
