import { insertLines, indentOf, replace } from '../fix.ts';
import type { Fix } from '../fix.ts';
import { placeholder } from './templateMarkers.ts';
import type { Entry } from './entry.ts';
import type { Rule } from './rule.ts';

const ipv4 = /^\d{1,3}(\.\d{1,3}){3}$/;

interface KeyFault {
  readonly message: string;
  /** The key that was meant. */
  readonly meant?: string;
}

/** Why a key of [domain_realm] can never match; MIT compares it with host name, .parent and parent. */
function keyFault(raw: string): KeyFault | undefined {
  const never = 'so it matches no host and the mapping has no effect';
  if (raw.startsWith('*.'))
    return {
      message: `* is no wildcard here, ${never}. A leading dot is one.`,
      meant: raw.slice(1),
    };
  if (raw === '*' || raw.includes('*')) return { message: `* is no wildcard here, ${never}.` };
  const url = /^[a-z]+:\/\/([^/:]+)/i.exec(raw)?.[1];
  if (url !== undefined) return { message: `This is a URL, ${never}.`, meant: url };
  if (/^\[?[\da-f]*:[\da-f:]*:[\da-f.]*\]?$/i.test(raw) || ipv4.test(raw))
    return { message: `Addresses are not looked up here, ${never}. Connect by name.` };
  const port = /^([^:]+):\d*$/.exec(raw)?.[1];
  if (port !== undefined)
    return { message: `A port cannot be part of the key, ${never}.`, meant: port };
  if (raw.endsWith('.') && raw.length > 1)
    return {
      message: `The library removes the trailing dot of host names, not of keys, ${never}.`,
      meant: raw.replace(/\.+$/, ''),
    };
  if (/[/@]/.test(raw)) return { message: `This is no host or domain name, ${never}.` };
  return undefined;
}

/** Cheap test that spares ordinary keys the rest. */
const mayBeOdd = /[*:/@[]|\.$|^\d/;

/** `domain-realm-key-form`. */
export const domainRealmKeyForm: Rule = {
  id: 'domain-realm-key-form',
  severity: 'error',
  summary: 'A key of [domain_realm] is no host and no .domain.',
  consequence:
    "Wildcards, URLs, ports, trailing dots and addresses never match a host, without a message. The host then falls to a realm guessed from its name: 'Server krbtgt/… not found in Kerberos database'.",
  remedy: 'Write host.example.com, or .example.com for all hosts below.',
  example: {
    bad: '[domain_realm]\n    *.example.com = EXAMPLE.COM\n',
    good: '[domain_realm]\n    .example.com = EXAMPLE.COM\n',
  },
  *check({ keys }) {
    for (const { node, tag } of keys.odd) {
      if (tag !== '' && !mayBeOdd.test(tag) && !node.finalMarker) continue;
      const { text, range } = node.rawTag;
      const fault = keyFault(text);
      if (!fault) continue;
      const fixes: Fix[] = fault.meant
        ? [{ title: `Change to ${fault.meant}`, edits: [replace(range, fault.meant)] }]
        : [];
      yield { range, message: fault.message, fixes };
    }
  },
};

/** `domain-realm-upper-case-key`. */
export const domainRealmUpperCaseKey: Rule = {
  id: 'domain-realm-upper-case-key',
  severity: 'error',
  summary: 'A key of [domain_realm] has capital letters.',
  consequence:
    'The library writes host names in small letters before it compares, so the key never matches and the mapping has no effect.',
  remedy: 'Write the key in small letters.',
  example: {
    bad: '[domain_realm]\n    .EXAMPLE.com = EXAMPLE.COM\n',
    good: '[domain_realm]\n    .example.com = EXAMPLE.COM\n',
  },
  *check({ keys }) {
    for (const { node, tag } of keys.odd) {
      const lower = tag.toLowerCase();
      if (tag === lower || tag.includes(placeholder)) continue;
      yield {
        range: node.tag.range,
        message: `"${tag}" never matches, because host names are compared in small letters: the mapping has no effect.`,
        fixes: [{ title: `Change to ${lower}`, edits: [replace(node.tag.range, lower)] }],
      };
    }
  },
};

/** `domain-realm-block`. */
export const domainRealmBlock: Rule = {
  id: 'domain-realm-block',
  severity: 'error',
  summary: 'A block stands under [domain_realm].',
  consequence: 'The section holds "host = REALM" only; nothing reads the block.',
  remedy: 'Move the block to the section it belongs to, for example [appdefaults] or [realms].',
  example: {
    bad: '[domain_realm]\n    pam = {\n        forwardable = true\n    }\n',
    good: '[appdefaults]\n    pam = {\n        forwardable = true\n    }\n',
  },
  *check({ blocks }) {
    for (const { node, path, tag } of blocks) {
      if (path.length !== 1 || path[0] !== 'domain_realm') continue;
      yield {
        range: node.tag.range,
        message: `Nothing reads the block "${tag}" here: [domain_realm] holds "host = REALM" only. Is a section header missing above it?`,
      };
    }
  },
};

/** Whether a key, without its dot, is the domain of the realm and not just a host. */
function isDomainOf(key: string, realm: string): boolean {
  const dot = key.startsWith('.') ? 1 : 0;
  return key.length - dot === realm.length && key.slice(dot) === realm.toLowerCase();
}

function twinFix(entry: Entry, document: Parameters<typeof insertLines>[0], twin: string): Fix {
  const line = `${indentOf(document, entry.node.line)}${twin} = ${entry.node.value.text}`;
  return { title: `Add ${twin}`, edits: [insertLines(document, entry.node.line + 1, [line])] };
}

/** `domain-realm-twin`. */
export const domainRealmTwin: Rule = {
  id: 'domain-realm-twin',
  severity: 'hint',
  summary: 'A domain is mapped without the leading dot, or only with it.',
  consequence:
    'In MIT and Java "example.com" covers the hosts below as well, in Heimdal and gokrb5 it does not. ".example.com" covers no host named example.com anywhere, which is the name of every Active Directory domain.',
  remedy: 'Write both lines.',
  example: {
    bad: '[domain_realm]\n    .example.com = EXAMPLE.COM\n',
    good: '[domain_realm]\n    .example.com = EXAMPLE.COM\n    example.com = EXAMPLE.COM\n',
  },
  *check(view) {
    if (view.template === 'control') return;
    const needDot = view.libraries.includes('heimdal');
    for (const entry of view.mappings.filter(({ tag, value }) => isDomainOf(tag, value))) {
      const { tag, node } = entry;
      const dotted = tag.startsWith('.');
      const twin = dotted ? tag.slice(1) : `.${tag}`;
      if (view.keys.first.has(twin) || view.included.mappedDomains.has(twin)) continue;
      if (!dotted && !needDot) continue;
      yield {
        range: node.tag.range,
        message: dotted
          ? `"${tag}" does not cover a host named ${twin} itself, as every Active Directory domain has.`
          : `To Heimdal and gokrb5 "${tag}" is that one host; hosts below it need "${twin}".`,
        fixes: [twinFix(entry, view.document, twin)],
      };
    }
  },
};
