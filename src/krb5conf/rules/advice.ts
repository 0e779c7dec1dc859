import { replace } from '../fix.ts';
import { mitBoolean } from '../values/boolean.ts';
import { valueRange } from './entry.ts';
import type { Rule } from './rule.ts';
import { removeLine } from './syntaxHeaders.ts';

/** `weak-crypto-allowed`. */
export const weakCryptoAllowed: Rule = {
  id: 'weak-crypto-allowed',
  severity: 'warning',
  summary: 'allow_weak_crypto is on.',
  consequence:
    'It lets every weak encryption type in, in Java DES, triple DES and RC4 at once, and is hardly ever needed: Active Directory has spoken AES since 2008.',
  remedy: 'Remove it. If a service knows nothing but RC4, allow_rc4 = true (MIT 1.21) is narrower.',
  example: {
    bad: '[libdefaults]\n    allow_weak_crypto = true\n',
    good: '[libdefaults]\n    allow_weak_crypto = false\n',
  },
  *check(view) {
    for (const entry of view.libdefaults.get('allow_weak_crypto') ?? []) {
      if (mitBoolean(entry.value) !== true) continue;
      yield {
        range: valueRange(entry),
        message:
          'This lets all weak encryption types in, for every service. Remove it; for a service that knows RC4 only, allow_rc4 = true (MIT 1.21) is enough.',
        fixes: [
          removeLine(view.document, entry.node.line),
          ...(view.libdefaults.has('allow_rc4')
            ? []
            : [
                {
                  title: 'Replace by allow_rc4',
                  edits: [replace(entry.node.tag.range, 'allow_rc4')],
                },
              ]),
        ],
      };
    }
  },
};

/** `dns-lookup-realm`. */
export const dnsLookupRealm: Rule = {
  id: 'dns-lookup-realm',
  severity: 'hint',
  summary: 'Realms of hosts are looked up in DNS TXT records.',
  consequence:
    'The answers are not signed, so whoever forges one chooses the realm. Where there are no such records, each connection waits for the look-ups.',
  remedy: 'Set dns_lookup_realm = false and map hosts under [domain_realm].',
  example: {
    bad: '[libdefaults]\n    dns_lookup_realm = true\n',
    good: '[libdefaults]\n    dns_lookup_realm = false\n',
  },
  *check(view) {
    for (const entry of view.libdefaults.get('dns_lookup_realm') ?? []) {
      if (mitBoolean(entry.value) !== true) continue;
      const range = valueRange(entry);
      yield {
        range,
        message:
          'TXT records that choose a realm are not authenticated, and Active Directory publishes none: each connection waits for look-ups in vain.',
        fixes: [{ title: 'Change to false', edits: [replace(range, 'false')] }],
      };
    }
  },
};

/** `final-marker`. */
export const finalMarker: Rule = {
  id: 'final-marker',
  severity: 'information',
  summary: 'A * marks something as final, which not every release and library understands alike.',
  consequence:
    'Up to MIT 1.21 the marker stops later files only, from 1.22 on later lines of the same file too. Java refuses a section header with *, and takes tag* for another name.',
  remedy: 'Remove it, or remove the later lines that it is meant to stop.',
  example: {
    bad: '[libdefaults]\n    default_tkt_enctypes* = aes256-cts\n[libdefaults]\n    default_tkt_enctypes = aes128-cts\n',
    good: '[libdefaults]\n    default_tkt_enctypes = aes256-cts\n',
  },
  *check(view) {
    const java = view.libraries.includes('java');
    const lastLine = new Map<string, number>();
    const key = (path: readonly string[], tag: string): string => [...path, tag].join('\0');
    if (!view.document.text.includes('*')) return;
    const tagged = [...view.entries, ...view.blocks];
    for (const { path, tag, node } of tagged) {
      const known = lastLine.get(key(path, tag)) ?? -1;
      lastLine.set(key(path, tag), Math.max(known, node.line));
    }
    for (const section of view.sections) lastLine.set(section.name.text, section.line);
    const message = (what: string): string =>
      java
        ? `Java does not know the marker *: ${what} is another name to it, or an error.`
        : `Later lines repeat ${what}: MIT reads them up to release 1.21 and drops them from 1.22 on.`;
    for (const { name, final, finalMarker: marker, line } of view.sections)
      if (final && marker && (java || (lastLine.get(name.text) ?? -1) > line))
        yield { range: marker, message: message(`[${name.text}]`) };
    for (const { path, tag, node } of tagged) {
      const marker = node.finalMarker;
      // "*.example.com" is an empty name, which domain-realm-key-form reports.
      if (!marker || tag === '') continue;
      if (java || (lastLine.get(key(path, tag)) ?? -1) > node.line)
        yield { range: marker, message: message(tag) };
    }
  },
};
