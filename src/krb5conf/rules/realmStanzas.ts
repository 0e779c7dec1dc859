import { deleteLines, insertLines, lineText, replace, indentOf } from '../fix.ts';
import type { Fix } from '../fix.ts';
import { findOption } from '../options/table.ts';
import type { Krb5Document } from '../tree.ts';
import { insertIntoSection } from './insertion.ts';
import { isDefined, knowsAllRealms, looksUpKdcs } from './realmFacts.ts';
import type { Rule } from './rule.ts';
import type { RealmStanza } from './realmStanza.ts';

/** Moves the lines of the later block into the earlier one, if both have the ordinary shape. */
function merge(document: Krb5Document, first: RealmStanza, later: RealmStanza): Fix[] {
  const target = first.block.node.closeBrace?.range.start.line;
  const end = later.block.node.closeBrace?.range.start.line;
  const start = later.block.node.line;
  const opensHere = later.block.node.openBrace?.range.start.line === start;
  if (target === undefined || end === undefined || !opensHere || target >= start) return [];
  const shapely = [target, end].every((line) => lineText(document, line).trim() === '}');
  if (!shapely) return [];
  const lines: string[] = [];
  for (let line = start + 1; line < end; line++) lines.push(lineText(document, line));
  const edits = [deleteLines(document, start, end)];
  if (lines.length > 0) edits.unshift(insertLines(document, target, lines));
  return [{ title: 'Merge into the first block', edits }];
}

/** `realm-stanza-repeated`. */
export const realmStanzaRepeated: Rule = {
  id: 'realm-stanza-repeated',
  severity: 'information',
  summary: 'A realm has more than one block.',
  consequence:
    'MIT and Heimdal merge them. Java before 26 reads the first only, so KDCs in the second are unknown to JDBC drivers.',
  remedy: 'Merge the blocks.',
  example: {
    bad: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n    }\n    A.COM = {\n        kdc = dc2.a.com\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n        kdc = dc2.a.com\n    }\n',
  },
  triesFixes: true,
  *check(view) {
    if (view.template === 'control' || view.realms.size === view.stanzas.length) return;
    for (const [name, [first, ...later]] of view.realms) {
      if (!first) continue;
      for (const stanza of later)
        yield {
          range: stanza.block.node.tag.range,
          severity: view.libraries.includes('java') ? 'warning' : 'information',
          message: `${name} has a block already. MIT merges the two, but Java before 26, and so JDBC, does not see this one.`,
          related: [{ range: first.block.node.tag.range, message: 'The first block' }],
          fixes: merge(view.document, first, stanza),
        };
    }
  },
};

/** `realm-not-block`. */
export const realmNotBlock: Rule = {
  id: 'realm-not-block',
  severity: 'error',
  summary: 'A realm under [realms] has a value instead of a block.',
  consequence: "The realm has no KDCs for the library: 'Cannot find KDC for realm'.",
  remedy: 'Write REALM = { with kdc = HOST inside.',
  example: {
    bad: '[realms]\n    EXAMPLE.COM = dc1.example.com\n',
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n',
  },
  *check({ document, realmValues }) {
    for (const { node, tag, value } of realmValues) {
      // `kdc = host` directly under [realms] belongs to option-wrong-section, `{ …` to the syntax.
      if (findOption(['realms', 'X'], tag) || value.startsWith('{')) continue;
      const indent = indentOf(document, node.line);
      const host = /^[A-Za-z0-9.-]+(:\d+)?$/.test(value);
      const block = `{\n${indent}    kdc = ${value}\n${indent}}`;
      yield {
        range: node.range,
        message: `A realm is a block: write "${tag} = {", its KDCs, and }. As it is, 'Cannot find KDC for realm "${tag}"'.`,
        fixes: host
          ? [{ title: 'Make it a block with this KDC', edits: [replace(node.value.range, block)] }]
          : [],
      };
    }
  },
};

/** `realm-trusted-undefined`. */
export const realmTrustedUndefined: Rule = {
  id: 'realm-trusted-undefined',
  severity: 'warning',
  summary: 'The realm at the other end of a trust has no stanza, and DNS look-up is off.',
  consequence:
    'Users of that realm cannot log in to the database: after the referral the client does not find a KDC.',
  remedy: 'Add a stanza for the trusted realm, or turn dns_lookup_kdc on.',
  example: {
    bad: '[libdefaults]\n    default_realm = AWS.EXAMPLE.COM\n    dns_lookup_kdc = false\n[realms]\n    AWS.EXAMPLE.COM = {\n        kdc = dc1.aws.example.com\n    }\n',
    good: '[libdefaults]\n    default_realm = AWS.EXAMPLE.COM\n    dns_lookup_kdc = true\n[realms]\n    AWS.EXAMPLE.COM = {\n        kdc = dc1.aws.example.com\n    }\n',
    context: {
      directories: [
        {
          realm: 'AWS.EXAMPLE.COM',
          dnsName: 'aws.example.com',
          dnsAddresses: [],
          trustedRealms: ['ONPREM.EXAMPLE.COM'],
          domainControllerNames: [],
        },
      ],
    },
  },
  *check(view) {
    if (looksUpKdcs(view) || !knowsAllRealms(view)) return;
    for (const directory of view.context.directories ?? []) {
      const [stanza] = view.realms.get(directory.realm) ?? [];
      if (!stanza) continue;
      for (const realm of directory.trustedRealms) {
        if (isDefined(view, realm)) continue;
        const edits = insertIntoSection(view, 'realms', [
          `${realm} = {`,
          `    kdc = ${realm.toLowerCase()}`,
          '}',
        ]);
        yield {
          range: stanza.block.node.tag.range,
          message: `${directory.realm} trusts ${realm}, which has no stanza here, and dns_lookup_kdc is false: its users get 'Cannot find KDC for realm "${realm}"'.`,
          fixes: [{ title: `Add a stanza for ${realm}`, edits }],
        };
      }
    }
  },
};
