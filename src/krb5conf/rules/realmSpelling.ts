import { replace } from '../fix.ts';
import type { Fix } from '../fix.ts';
import { isDomainStyle } from '../values/realmName.ts';
import { coversRds } from './realmFacts.ts';
import type { RealmMention } from './realmNames.ts';
import type { Finding, Rule } from './rule.ts';
import type { ConfigView } from './view.ts';

/** Mentions by the capital spelling of the name; only groups with more than one spelling. */
function spellings(view: ConfigView): RealmMention[][] {
  const groups = new Map<string, RealmMention[]>();
  const split = new Set<string>();
  const { mentionsInDoubt, withSmallLetters } = view.names;
  for (const mention of mentionsInDoubt) {
    const key = withSmallLetters.get(mention.name) ?? mention.name;
    const group = groups.get(key);
    if (!group) groups.set(key, [mention]);
    else {
      group.push(mention);
      if (group[0]?.name !== mention.name) split.add(key);
    }
  }
  return [...split].map((key) => groups.get(key) ?? []);
}

/** The spelling the others have to follow: that of a stanza, or of default_realm, capitals first. */
function leading(view: ConfigView, group: readonly RealmMention[]): RealmMention | undefined {
  const inCapitals = (m: RealmMention): boolean => !view.names.withSmallLetters.has(m.name);
  for (const role of ['stanza', 'default'] as const) {
    const candidates = group.filter((mention) => mention.role === role);
    const chosen = candidates.find(inCapitals) ?? candidates[0];
    if (chosen) return chosen;
  }
  return group.find(inCapitals) ?? group[0];
}

function renameAll(group: readonly RealmMention[], name: string): Fix {
  const edits = group.filter((m) => m.name !== name).map((m) => replace(m.range(), name));
  return { title: `Write ${name} everywhere in this file`, edits };
}

/** `realm-case-mismatch`. */
export const realmCaseMismatch: Rule = {
  id: 'realm-case-mismatch',
  severity: 'error',
  summary: 'The same realm is spelled in capitals here and in small letters there.',
  consequence:
    "Realm names are compared letter by letter, so these are two realms, and one of them has no KDC: 'Cannot find KDC for realm \"example.com\"', or 'Server krbtgt/example.com not found'.",
  remedy: 'Use one spelling: that of the directory, which is in capitals for Active Directory.',
  example: {
    bad: '[libdefaults]\n    default_realm = example.com\n\n[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n',
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n\n[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n',
  },
  *check(view) {
    for (const group of spellings(view)) {
      const lead = leading(view, group);
      if (!lead) continue;
      const stanzas = new Set(group.filter((m) => m.role === 'stanza').map((m) => m.name));
      const everywhere = renameAll(group, lead.name.toUpperCase());
      for (const mention of group) {
        if (mention.name === lead.name || stanzas.has(mention.name)) continue;
        const finding: Finding = {
          range: mention.range(),
          message: `"${mention.name}" is another realm than "${lead.name}", because letter case counts: 'Cannot find KDC for realm "${mention.name}"'.`,
          related: [{ range: lead.range(), message: `The realm is ${lead.name} here` }],
          fixes: [
            {
              title: `Change to ${lead.name}`,
              edits: [replace(mention.range(), lead.name)],
            },
            everywhere,
          ],
        };
        yield finding;
      }
    }
  },
};

function awsOrDirectory(view: ConfigView, name: string): boolean {
  const known = view.context.directories?.some(
    ({ realm }) => realm.toUpperCase() === name.toUpperCase(),
  );
  return known === true || view.mappings.some(({ tag, value }) => value === name && coversRds(tag));
}

/** `realm-lower-case`. */
export const realmLowerCase: Rule = {
  id: 'realm-lower-case',
  severity: 'information',
  summary: 'A realm is not written in capitals.',
  consequence:
    "Active Directory, and so AWS Managed Microsoft AD, answers with the realm in capitals: 'KDC reply did not match expectations'. An MIT KDC says 'Client not found in Kerberos database'. Only a few MIT and Heimdal realms are really in small letters.",
  remedy: 'Write the realm in capitals everywhere, unless its administrators say otherwise.',
  example: {
    bad: '[libdefaults]\n    default_realm = example.com\n\n[realms]\n    example.com = {\n        kdc = dc1.example.com\n    }\n',
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n\n[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n',
  },
  *check(view) {
    const byName = new Map<string, RealmMention[]>();
    const { mentionsInDoubt, withSmallLetters } = view.names;
    const onPaths = mentionsInDoubt.filter(({ role }) => role === 'path');
    const inCapitals = new Set<string>();
    for (const mention of mentionsInDoubt) {
      if (mention.role === 'path' || inCapitals.has(mention.name)) continue;
      if (!withSmallLetters.has(mention.name)) inCapitals.add(mention.name);
      else if (isDomainStyle(mention.name)) {
        const group = byName.get(mention.name);
        if (group) group.push(mention);
        else byName.set(mention.name, [mention]);
      }
    }
    for (const [name, group] of byName) {
      const capitals = name.toUpperCase();
      const anchor = group.find(({ role }) => role !== 'target');
      // Where the other spelling is in the file too, realm-case-mismatch has spoken.
      if (!anchor || inCapitals.has(capitals)) continue;
      const certain = awsOrDirectory(view, name);
      const everywhere = [...group, ...onPaths.filter((m) => m.name === name)];
      yield {
        range: anchor.range(),
        severity: certain ? 'warning' : 'information',
        message: `Realms are in capitals almost everywhere, in Active Directory always: kinit would say 'KDC reply did not match expectations'. Is it ${capitals}?`,
        fixes: [renameAll(everywhere, capitals)],
      };
    }
  },
};
