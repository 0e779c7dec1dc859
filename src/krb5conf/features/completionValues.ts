/** Values by the type of their option. */
import type { Option } from '../options/option.ts';
import type { Krb5Document, Range } from '../tree.ts';
import { ccacheTypes } from '../values/ccache.ts';
import { enctypeNames } from '../values/enctypes.ts';
import type { Completion, CompletionContext } from './completion.ts';
import { definedRealms } from './realmNames.ts';

/** Spellings that MIT, Heimdal and Java read alike. */
const durations = ['8h', '10h', '1d', '7d'];

export function valueCompletions(
  option: Option,
  path: readonly string[],
  document: Krb5Document,
  context: CompletionContext,
  range: Range,
): Completion[] {
  const value = (label: string, kind: Completion['kind'], detail = ''): Completion => ({
    label,
    kind,
    insertText: label,
    snippet: false,
    range,
    rank: 0,
    deprecated: false,
    ...(detail === '' ? {} : { detail }),
  });
  const standard = option.default === undefined ? [] : [option.default];
  switch (option.type) {
    case 'boolean':
      return ['true', 'false'].map((word) =>
        value(word, 'value', word === option.default ? 'default' : ''),
      );
    case 'enum':
      return (option.values ?? []).map((word) =>
        value(word, 'value', word === option.default ? 'default' : ''),
      );
    case 'enctypes':
      return enctypeNames.map((name) => value(name, 'value'));
    case 'duration':
    case 'time':
      return [...new Set([...standard, ...durations])].map((text) => value(text, 'value'));
    case 'ccache':
      return ccacheTypes.map((type) => value(`${type}:`, 'value'));
    case 'realm':
      return realmCompletions(document, context, value);
    case 'host':
      return context.directories
        .filter((directory) => path[0] !== 'realms' || directory.realm === path[1])
        .flatMap((directory) => [
          ...directory.domainControllerNames.map((name) =>
            value(name, 'host', 'domain controller'),
          ),
          value(directory.dnsName, 'host', 'every controller, through DNS'),
          ...directory.dnsAddresses.map((address) => value(address, 'host', 'domain controller')),
        ]);
    default:
      return [...new Set([...(option.values ?? []), ...standard])].map((text) =>
        value(text, 'value'),
      );
  }
}

function realmCompletions(
  document: Krb5Document,
  context: CompletionContext,
  value: (label: string, kind: Completion['kind'], detail?: string) => Completion,
): Completion[] {
  const details = new Map<string, string>();
  for (const directory of context.directories) {
    details.set(directory.realm, 'directory in the sidebar');
    for (const trusted of directory.trustedRealms) {
      if (!details.has(trusted)) details.set(trusted, `trusted by ${directory.realm}`);
    }
  }
  for (const realm of definedRealms(document)) details.set(realm, 'defined in this file');
  return [...details].map(([realm, detail]) => value(realm, 'realm', detail));
}
