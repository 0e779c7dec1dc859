import { indentOf, lineEnd, replace } from '../fix.ts';
import type { Fix } from '../fix.ts';
import { isExampleHost, readKdcHost, spoilsAllKdcs, writeKdcAddress } from '../values/kdcHost.ts';
import type { HostFault } from '../values/kdcHost.ts';
import { valueRange } from './entry.ts';
import type { Host } from './hosts.ts';
import type { Finding, Rule } from './rule.ts';

/** What MIT does with all KDCs of the realm because of one line. */
function effect({ entry, reading }: Host): string {
  if (!spoilsAllKdcs(entry.value, reading))
    return 'MIT looks it up as one name and does not find it.';
  const realm = entry.path[1] ?? 'the realm';
  return entry.tag === 'kdc'
    ? `MIT then gives up every KDC of ${realm}: kinit and psql say 'Invalid argument'.`
    : "The library refuses it: 'Invalid argument'.";
}

function rewrite({ entry, reading }: Host, title: string): Fix[] {
  const [address] = reading.addresses;
  if (!address) return [];
  const text = writeKdcAddress(address);
  return [{ title: `${title} ${text}`, edits: [replace(valueRange(entry), text)] }];
}

const none: readonly Fix[] = [];

/** `kdc-url`. */
export const kdcUrl: Rule = {
  id: 'kdc-url',
  severity: 'error',
  summary: 'A KDC is written as a URL.',
  consequence:
    "MIT gives up every KDC of the realm: kinit and psql say 'Invalid argument'. Java looks for a host named http. Only https://HOST/KdcProxy has a meaning, in MIT.",
  remedy: 'Write the host alone, with :PORT if it is not 88.',
  example: {
    bad: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = http://dc1.a.com\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n    }\n',
  },
  *check(view) {
    for (const host of view.hosts.odd) {
      const { entry, reading } = host;
      if (reading.fault === 'url')
        yield {
          range: valueRange(entry),
          message: `A URL is no host. ${effect(host)} Write the host alone.`,
          fixes: rewrite(host, 'Change to'),
        };
      else if (/^https:/i.test(entry.value) && view.libraries.some((library) => library !== 'mit'))
        yield {
          range: valueRange(entry),
          severity: 'warning',
          message: 'Only MIT knows KDC proxies: Java and Heimdal look for a host named https.',
        };
    }
  },
};

/** `kdc-several-on-line`. */
export const kdcSeveralOnLine: Rule = {
  id: 'kdc-several-on-line',
  severity: 'error',
  summary: 'Several hosts stand on one line.',
  consequence:
    "Java splits the line, MIT does not: it uses the first host only, looks up a name with a comma in it, or gives up every KDC of the realm with 'Invalid argument'.",
  remedy: 'Write one line for each host.',
  example: {
    bad: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com, dc2.a.com\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n        kdc = dc2.a.com\n    }\n',
  },
  *check(view) {
    if (view.libraries.every((library) => library === 'java')) return;
    for (const host of view.hosts.odd) {
      const { entry, reading } = host;
      if (reading.fault !== 'several' && reading.fault !== 'several-separated-by-blanks') continue;
      const said =
        reading.fault === 'several'
          ? effect(host)
          : 'MIT uses the first one and never tries the others.';
      const indent = indentOf(view.document, entry.node.line);
      const [first, ...rest] = reading.addresses.map(writeKdcAddress);
      const lines = rest.map((text) => `${lineEnd(view.document)}${indent}${entry.tag} = ${text}`);
      const edits = [replace(valueRange(entry), `${first ?? ''}${lines.join('')}`)];
      yield {
        range: valueRange(entry),
        message: `A ${entry.tag} line takes one host. ${said}`,
        fixes:
          first === undefined || entry.commentAt >= 0
            ? none
            : [{ title: 'Write one line for each host', edits }],
      };
    }
  },
};

const portFaults: Partial<Record<HostFault, string>> = {
  empty: 'There is no host name.',
  'bare-number': 'A number alone is a port without a host.',
  'bare-ipv6': 'An IPv6 address needs brackets, as in [2001:db8::1]:88.',
  'port-not-number': 'What follows the colon is no port number; names of services do not count.',
  'port-out-of-range': 'Ports go from 1 to 65535.',
  'port-suffix': 'Nothing may follow the port, not even /tcp.',
};

/** `kdc-host-port`. */
export const kdcHostPort: Rule = {
  id: 'kdc-host-port',
  severity: 'error',
  summary: 'A host or port is malformed.',
  consequence:
    "One malformed line costs the realm all its KDCs in MIT: kinit and psql say 'Invalid argument'.",
  remedy: 'Write host, host:port or [IPv6 address]:port.',
  example: {
    bad: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com:kerberos\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com:88\n    }\n',
  },
  *check(view) {
    for (const host of view.hosts.odd) {
      const { entry, reading } = host;
      const fault = reading.fault && portFaults[reading.fault];
      if (fault === undefined) continue;
      const certain = reading.fault !== 'empty' && reading.fault !== 'bare-number';
      yield {
        range: valueRange(entry),
        message: `${fault} ${effect(host)}`,
        fixes: certain ? rewrite(host, 'Change to') : none,
      };
    }
  },
};

/** `kdc-transport-prefix`. */
export const kdcTransportPrefix: Rule = {
  id: 'kdc-transport-prefix',
  severity: 'warning',
  summary: 'A KDC has a transport prefix that only Heimdal knows.',
  consequence: 'MIT and Java look for a host named "tcp/dc1.example.com" and do not find it.',
  remedy: 'Remove the prefix. For TCP first, set udp_preference_limit = 1.',
  example: {
    bad: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = tcp/dc1.a.com\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n    }\n',
  },
  *check(view) {
    if (view.libraries.every((library) => library === 'heimdal')) return;
    for (const host of view.hosts.odd) {
      if (host.reading.fault !== 'transport-prefix') continue;
      yield {
        range: valueRange(host.entry),
        message: `Only Heimdal knows the prefix "${host.reading.transport ?? ''}/": MIT and Java look for a host of that name.`,
        fixes: rewrite(host, 'Change to'),
      };
    }
  },
};

/** Words of which every name from documentation has one. */
const mayBeExample = /example|invalid|domain/i;

/** `kdc-placeholder`. */
export const kdcPlaceholder: Rule = {
  id: 'kdc-placeholder',
  severity: 'warning',
  summary: 'A real realm has a KDC from the documentation.',
  consequence: "Nobody answers there: 'Cannot contact any KDC for realm'.",
  remedy: "Put the realm's own KDC in its place.",
  example: {
    bad: '[libdefaults]\n    default_realm = CORP.ACME.NET\n[realms]\n    CORP.ACME.NET = {\n        kdc = kerberos.example.com\n    }\n',
    good: '[libdefaults]\n    default_realm = CORP.ACME.NET\n[realms]\n    CORP.ACME.NET = {\n        kdc = dc1.corp.acme.net\n    }\n',
  },
  *check(view) {
    const suspects = view.ofType('host').filter(({ value }) => mayBeExample.test(value));
    for (const entry of suspects) {
      const realm = entry.path[0] === 'realms' ? (entry.path[1] ?? '') : '';
      const [address] = readKdcHost(entry.value).addresses;
      if (realm === '' || !address || !isExampleHost(address.host)) continue;
      if (isExampleHost(realm) || /EXAMPLE|ATHENA/i.test(realm)) continue;
      const finding: Finding = {
        range: valueRange(entry),
        message: `${address.host} is a name from documentation, so ${realm} has no KDC: 'Cannot contact any KDC for realm'.`,
      };
      yield finding;
    }
  },
};
