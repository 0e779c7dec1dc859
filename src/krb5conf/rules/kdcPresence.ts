import { insertLines, indentOf, replace } from '../fix.ts';
import { readKdcHost } from '../values/kdcHost.ts';
import { valueRange } from './entry.ts';
import { isServerFile, knowsAllRealms, looksUpKdcs, realmsInUse } from './realmFacts.ts';
import type { Rule } from './rule.ts';
import type { RealmStanza } from './realmStanza.ts';
import type { ConfigView } from './view.ts';

const kdcTags = new Set(['kdc', 'primary_kdc', 'master_kdc']);

function hasKdc({ block }: RealmStanza): boolean {
  return block.entries.some(({ tag }) => kdcTags.has(tag));
}

function turnOn(view: ConfigView): { title: string; edits: ReturnType<typeof replace>[] }[] {
  const [entry] = view.libdefaults.get('dns_lookup_kdc') ?? [];
  if (!entry) return [];
  return [{ title: 'Set dns_lookup_kdc to true', edits: [replace(valueRange(entry), 'true')] }];
}

/** `kdc-missing`. */
export const kdcMissing: Rule = {
  id: 'kdc-missing',
  severity: 'error',
  summary: 'A realm in use names no KDC, and DNS look-up is off.',
  consequence: "'Cannot find KDC for realm', in Java 'Cannot locate KDC'.",
  remedy: 'Add kdc = HOST to the stanza, or turn dns_lookup_kdc on.',
  example: {
    bad: '[libdefaults]\n    default_realm = A.COM\n    dns_lookup_kdc = false\n[realms]\n    A.COM = {\n        default_domain = a.com\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n    dns_lookup_kdc = false\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n    }\n',
  },
  *check(view) {
    if (looksUpKdcs(view) || !knowsAllRealms(view) || isServerFile(view)) return;
    const used = realmsInUse(view);
    for (const [name, stanzas] of view.realms) {
      const [first] = stanzas;
      if (!first || !used.has(name) || stanzas.some(hasKdc)) continue;
      // A one-line block that opens nothing, or KDCs lost in another block, have been reported.
      const directory = view.context.directories?.find(({ realm }) => realm === name);
      const hosts = directory?.domainControllerNames ?? [];
      const indent = `${indentOf(view.document, first.block.node.line)}    `;
      const lines = hosts.map((host) => `${indent}kdc = ${host}`);
      const edits = [insertLines(view.document, first.block.node.line + 1, lines)];
      yield {
        range: first.block.node.tag.range,
        message: `${name} has no kdc line, and dns_lookup_kdc is false: kinit says 'Cannot find KDC for realm "${name}"'.`,
        fixes: [
          ...(lines.length > 0 ? [{ title: "Add the directory's domain controllers", edits }] : []),
          ...turnOn(view),
        ],
      };
    }
  },
};

/** `kdc-not-of-directory`. */
export const kdcNotOfDirectory: Rule = {
  id: 'kdc-not-of-directory',
  severity: 'warning',
  summary: "A KDC of a directory's realm is none of its domain controllers.",
  consequence:
    'The client asks a host that may not know the realm, may be gone, or may be another directory of the same name.',
  remedy: "Use the directory's domain controllers, its DNS addresses, or its domain name.",
  example: {
    bad: '[libdefaults]\n    default_realm = AWS.EXAMPLE.COM\n[realms]\n    AWS.EXAMPLE.COM = {\n        kdc = 10.9.9.9\n    }\n',
    good: '[libdefaults]\n    default_realm = AWS.EXAMPLE.COM\n[realms]\n    AWS.EXAMPLE.COM = {\n        kdc = 10.0.1.10\n    }\n',
    context: {
      directories: [
        {
          realm: 'AWS.EXAMPLE.COM',
          dnsName: 'aws.example.com',
          dnsAddresses: ['10.0.1.10', '10.0.2.10'],
          trustedRealms: [],
          domainControllerNames: [],
        },
      ],
    },
  },
  *check(view) {
    for (const directory of view.context.directories ?? []) {
      const own = new Set(
        [directory.dnsName, ...directory.dnsAddresses, ...directory.domainControllerNames].map(
          (name) => name.toLowerCase(),
        ),
      );
      const domain = `.${directory.dnsName.toLowerCase()}`;
      const namesKnown = directory.domainControllerNames.length > 0;
      const isOwn = (host: string): boolean =>
        own.has(host) || (!namesKnown && host.endsWith(domain));
      for (const { block } of view.realms.get(directory.realm) ?? [])
        for (const entry of block.entries) {
          if (!kdcTags.has(entry.tag)) continue;
          const strangers = readKdcHost(entry.value).addresses.filter(
            ({ host }) => !isOwn(host.toLowerCase()),
          );
          const [stranger] = strangers;
          if (!stranger) continue;
          const candidates = [directory.dnsName, ...directory.dnsAddresses].join(', ');
          yield {
            range: valueRange(entry),
            message: `${stranger.host} is no domain controller of the directory ${directory.dnsName}. Use one of ${candidates}.`,
            fixes: [
              {
                title: `Change to ${directory.dnsName}`,
                edits: [replace(valueRange(entry), directory.dnsName)],
              },
            ],
          };
        }
    }
  },
};
