/** Whole pieces: a realm's block, the mapping of RDS endpoints. */
import type { KnownDirectory } from '../rules/context.ts';
import type { Krb5Document, Range } from '../tree.ts';
import type { Completion, CompletionContext } from './completion.ts';
import { definedRealms } from './realmNames.ts';

export function realmSnippets(
  path: readonly string[],
  document: Krb5Document,
  context: CompletionContext,
  range: Range,
): Completion[] {
  if (path.length !== 1) return [];
  if (path[0] === 'realms') return stanzas(document, context, range);
  return path[0] === 'domain_realm' ? mappings(document, context, range) : [];
}

function stanzas(document: Krb5Document, context: CompletionContext, range: Range): Completion[] {
  const defined = new Set(definedRealms(document));
  const known = context.directories
    .filter(({ realm }) => !defined.has(realm))
    .map((directory) =>
      snippet(
        directory.realm,
        `block of the directory ${directory.dnsName}`,
        directoryStanza(directory),
        range,
      ),
    );
  const blank = snippet(
    'REALM = { … }',
    'block of a realm',
    '${1:EXAMPLE.COM} = {\n    kdc = ${2:kdc.example.com}\n}',
    range,
  );
  return [...known, blank];
}

function directoryStanza({ realm, dnsName, domainControllerNames }: KnownDirectory): string {
  const kdcs = domainControllerNames.length > 0 ? domainControllerNames : [dnsName];
  const lines = kdcs.map((kdc) => `    kdc = ${literal(kdc)}\n`).join('');
  return `${literal(realm)} = {\n${lines}    admin_server = ${literal(dnsName)}\n}`;
}

/** Endpoints of RDS belong to the directory's realm, whichever realm the users are of. */
function mappings(document: Krb5Document, context: CompletionContext, range: Range): Completion[] {
  const realms = context.directories.map(({ realm }) => realm);
  const targets = realms.length > 0 ? realms : definedRealms(document);
  return targets.map((realm) =>
    snippet(
      `.rds.amazonaws.com = ${realm}`,
      'endpoints of RDS and Aurora',
      `.rds.amazonaws.com = ${literal(realm)}`,
      range,
    ),
  );
}

function snippet(label: string, detail: string, insertText: string, range: Range): Completion {
  return {
    label,
    kind: 'snippet',
    detail,
    insertText,
    snippet: true,
    range,
    rank: 0,
    deprecated: false,
  };
}

/** Text that stands for itself in snippet syntax. */
function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
