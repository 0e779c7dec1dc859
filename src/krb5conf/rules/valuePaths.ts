import { insertAt, replace } from '../fix.ts';
import { ccachePlatforms, ccacheTypes, readCcache, unknownTokens } from '../values/ccache.ts';
import { nearest } from '../values/nearest.ts';
import { hasCertificatePrefix, isAbsolutePath, unknownKeytabType } from '../values/path.ts';
import { partOfValue, valueRange } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Finding, Rule } from './rule.ts';

/** Options whose paths the library itself completes, or whose value need not be a path. */
const mayBeRelative = new Set(['secret', 'module', 'kcm_socket', 'err_fmt', 'check_library']);
const needPrefix = new Set(['pkinit_anchors', 'pkinit_pool', 'pkinit_revoke', 'http_anchors']);

function pathFinding(entry: Entry): Finding | undefined {
  const { value, tag } = entry;
  const typed = /^[A-Za-z0-9_]{2,}:/.exec(value)?.[0] ?? '';
  const path = value.slice(typed.length);
  if (path === '' || path === '-' || mayBeRelative.has(tag)) return undefined;
  if (isAbsolutePath(path)) return undefined;
  return {
    range: valueRange(entry),
    message: `"${value}" depends on the directory in which a program happens to run, so some will not find it. Write the full path.`,
  };
}

function certificateFinding(entry: Entry): Finding | undefined {
  const { value, tag } = entry;
  if (!needPrefix.has(tag) || entry.path[0] === 'kdc' || hasCertificatePrefix(value))
    return undefined;
  const range = valueRange(entry);
  const fixes = isAbsolutePath(value)
    ? [{ title: 'Insert FILE:', edits: [insertAt(range.start, 'FILE:')] }]
    : [];
  return {
    range,
    message: `${tag} needs FILE:, DIR: or ENV: before the path; without it MIT refuses to use certificates ('Invalid argument').`,
    fixes: entry.node.value.quoted ? [] : fixes,
  };
}

function keytabFinding(entry: Entry): Finding | undefined {
  const unknown = unknownKeytabType(entry.value);
  if (unknown !== undefined)
    return {
      range: partOfValue(entry, 0, unknown.length),
      message: `No library has keytabs of type ${unknown}: 'Unknown Key table type'. Use FILE:.`,
    };
  return pathFinding(entry);
}

/** `value-path`. */
export const valuePath: Rule = {
  id: 'value-path',
  severity: 'warning',
  summary: 'A path is relative, or lacks the prefix that its option needs.',
  consequence:
    'A relative path is looked up below whatever directory the program runs in. Certificates without FILE: or DIR: make PKINIT fail with "Invalid argument".',
  remedy: 'Write the full path, for certificates with FILE: or DIR: before it.',
  example: {
    bad: '[libdefaults]\n    pkinit_anchors = /etc/pki/ca.pem\n',
    good: '[libdefaults]\n    pkinit_anchors = FILE:/etc/pki/ca.pem\n',
  },
  *check(view) {
    for (const [type, judge] of [
      ['path', pathFinding],
      ['certificates', certificateFinding],
      ['keytab', keytabFinding],
    ] as const)
      for (const entry of view.ofType(type)) {
        const finding = judge(entry);
        if (finding) yield finding;
      }
  },
};

/** `value-ccache`. */
export const valueCcache: Rule = {
  id: 'value-ccache',
  severity: 'error',
  summary: 'A credential cache of an unknown type, or with an unknown %{token}.',
  consequence:
    "kinit says 'Unknown credential cache type while getting default ccache', or 'Internal credentials cache error' for a token.",
  remedy:
    'Use FILE:, DIR:, KEYRING:, KCM: or MEMORY:, and %{uid}, %{euid}, %{username} or %{TEMP}.',
  example: {
    bad: '[libdefaults]\n    default_ccache_name = FLIE:/tmp/krb5cc_%{uid}\n',
    good: '[libdefaults]\n    default_ccache_name = FILE:/tmp/krb5cc_%{uid}\n',
  },
  *check(view) {
    for (const entry of view.ofType('ccache')) {
      const { type, knownType } = readCcache(entry.value);
      if (!knownType) {
        const meant = nearest(type, ccacheTypes);
        const range = partOfValue(entry, 0, type.length);
        const fixable = meant !== undefined && !entry.node.value.quoted;
        yield {
          range,
          message: `No library has credential caches of type "${type}": 'Unknown credential cache type while getting default ccache'.${meant ? ` Did you mean ${meant}?` : ''}`,
          fixes: fixable ? [{ title: `Change to ${meant}`, edits: [replace(range, meant)] }] : [],
        };
      }
      for (const { token, offset } of unknownTokens(entry.value))
        yield {
          range: partOfValue(entry, offset, token.length),
          message: `${token} is nothing the library can expand: 'Internal credentials cache error'. It knows %{uid}, %{euid}, %{username} and %{TEMP}.`,
        };
    }
  },
};

/** `value-ccache-not-portable`. */
export const valueCcacheNotPortable: Rule = {
  id: 'value-ccache-not-portable',
  severity: 'hint',
  summary: 'A credential cache that another platform or library cannot read.',
  consequence:
    'Containers often lack the kernel keyring and the KCM daemon. Java, gokrb5 and Heimdal 7 do not read default_ccache_name, so they look for tickets elsewhere.',
  remedy: 'Use FILE:/tmp/krb5cc_%{uid}, which every program finds.',
  example: {
    bad: '[libdefaults]\n    default_ccache_name = KEYRING:persistent:%{uid}\n',
    good: '[libdefaults]\n    default_ccache_name = FILE:/tmp/krb5cc_%{uid}\n',
    context: { implementation: 'all' },
  },
  *check({ context, libraries, ofType }) {
    const others = libraries.some((library) => library !== 'mit');
    for (const entry of ofType('ccache')) {
      const { type } = readCcache(entry.value);
      const platforms = ccachePlatforms.get(type);
      const lacking =
        context.platform !== undefined && platforms && !platforms.includes(context.platform);
      const unread = others && (platforms !== undefined || type === 'KCM');
      if (!lacking && !unread) continue;
      const range = valueRange(entry);
      const file = 'FILE:/tmp/krb5cc_%{uid}';
      yield {
        range,
        message: lacking
          ? `This platform has no ${type} caches.`
          : `${type} caches are for MIT programs on a full system: Java, gokrb5 and containers look for a file.`,
        fixes: [{ title: `Change to ${file}`, edits: [replace(range, file)] }],
      };
    }
  },
};
