import { replace } from '../fix.ts';
import { nearest } from '../values/nearest.ts';
import { valueRange } from './entry.ts';
import { isDefined, knowsAllRealms, looksUpKdcs, isServerFile } from './realmFacts.ts';
import type { Rule } from './rule.ts';

/** A realm above or below the one that is meant: CORP.EXAMPLE.COM for EXAMPLE.COM. */
class Kinship {
  private readonly below = new Map<string, string>();
  private readonly realms: ReadonlyMap<string, unknown>;

  constructor(realms: ReadonlyMap<string, unknown>) {
    this.realms = realms;
    for (const realm of realms.keys())
      for (const parent of parentsOf(realm)) this.below.set(parent, realm);
  }

  of(target: string): string | undefined {
    const above = parentsOf(target).find((parent) => this.realms.has(parent));
    return above ?? this.below.get(target);
  }
}

function parentsOf(realm: string): string[] {
  const labels = realm.split('.').slice(0, 8);
  return labels.slice(1, -1).map((_, index) => labels.slice(index + 1).join('.'));
}

/** Comparisons of names in one run: enough for any real file, and no burden in one of thousands of realms. */
const mostComparisons = 2000;

/** `domain-realm-undefined`. */
export const domainRealmUndefined: Rule = {
  id: 'domain-realm-undefined',
  severity: 'information',
  summary: 'A host or domain is mapped to a realm that has no stanza.',
  consequence:
    "Without DNS look-up the client finds no KDC for it. If the name is a slip, psql and mysql say 'Server krbtgt/… not found in Kerberos database'.",
  remedy: 'Correct the name, or add a stanza for the realm.',
  example: {
    bad: '[libdefaults]\n    default_realm = EXAMPLE.COM\n    dns_lookup_kdc = false\n[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n[domain_realm]\n    .example.com = CORP.EXAMPLE.COM\n',
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n    dns_lookup_kdc = false\n[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n[domain_realm]\n    .example.com = EXAMPLE.COM\n',
  },
  *check(view) {
    if (view.realms.size === 0 || !knowsAllRealms(view) || isServerFile(view)) return;
    const lookup = looksUpKdcs(view);
    const { unlistedTargets, withSmallLetters } = view.names;
    if (unlistedTargets.length === 0) return;
    const folded = new Set(
      [...view.realms.keys()].map((name) => withSmallLetters.get(name) ?? name),
    );
    const defaults = new Set(view.libdefaults.get('default_realm')?.map(({ value }) => value));
    let comparisons = 0;
    let kinship: Kinship | undefined;
    const judged = new Map<string, { close: string | undefined; kin: string | undefined }>();
    for (const entry of unlistedTargets) {
      const { value } = entry;
      if (value === '' || value.startsWith('{') || value === 'dns_locate') continue;
      if (isDefined(view, value) || folded.has(value.toUpperCase())) continue;
      // The default realm without a stanza has a rule of its own.
      if (defaults.has(value)) continue;
      let verdict = judged.get(value);
      // A remark is made once, a mistake is shown wherever it stands.
      if (verdict && lookup && !verdict.close) continue;
      if (!verdict) {
        comparisons += view.realms.size;
        const comparable = comparisons <= mostComparisons;
        const close = comparable ? nearest(value, view.realms.keys()) : undefined;
        if (!lookup) kinship ??= new Kinship(view.realms);
        verdict = { close, kin: close ?? kinship?.of(value) };
        judged.set(value, verdict);
      }
      const { close, kin } = verdict;
      const near = close ?? kin;
      const range = valueRange(entry);
      yield {
        range,
        severity: lookup ? (close ? 'warning' : 'information') : 'error',
        message: lookup
          ? `${value} has no stanza under [realms], so its KDCs are looked up in DNS.${close ? ` Did you mean ${close}?` : ''}`
          : `${value} has no stanza under [realms], and dns_lookup_kdc is false: psql and mysql say 'Cannot find KDC for realm "${value}"' or 'Server krbtgt/${value} not found'.${near ? ` Did you mean ${near}?` : ''}`,
        fixes: near ? [{ title: `Change to ${near}`, edits: [replace(range, near)] }] : [],
      };
    }
  },
};
