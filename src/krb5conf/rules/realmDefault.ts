import { replace } from '../fix.ts';
import { nearest } from '../values/nearest.ts';
import { valueRange } from './entry.ts';
import { insertIntoSection } from './insertion.ts';
import { isDefined, isServerFile, knowsAllRealms, looksUpKdcs } from './realmFacts.ts';
import type { Rule } from './rule.ts';

/** `realm-default-missing`. */
export const realmDefaultMissing: Rule = {
  id: 'realm-default-missing',
  severity: 'warning',
  summary: 'Realms are defined, but none is the default.',
  consequence:
    "kinit for a user without @REALM says 'Configuration file does not specify default realm', Java 'Cannot locate default realm'.",
  remedy: 'Add default_realm to [libdefaults].',
  example: {
    bad: '[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n',
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n\n[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n',
  },
  *check(view) {
    const [first] = view.stanzas;
    if (!first || view.libdefaults.has('default_realm') || view.included.hasDefaultRealm) return;
    if (!knowsAllRealms(view) || isServerFile(view)) return;
    const header = view.sections.find(({ name }) => name.text === 'libdefaults');
    const edits =
      view.realms.size === 1
        ? insertIntoSection(view, 'libdefaults', [`default_realm = ${first.name}`])
        : [];
    yield {
      range: (header ?? view.sections[0])?.name.range ?? first.block.node.tag.range,
      message:
        "No default_realm is set: kinit for a user without @REALM says 'Configuration file does not specify default realm', Java 'Cannot locate default realm'.",
      fixes: edits.length > 0 ? [{ title: `Set default_realm to ${first.name}`, edits }] : [],
    };
  },
};

/** `realm-default-undefined`. */
export const realmDefaultUndefined: Rule = {
  id: 'realm-default-undefined',
  severity: 'information',
  summary: 'default_realm has no stanza under [realms].',
  consequence:
    "KDCs then come from DNS alone. With dns_lookup_kdc = false there are none: 'Cannot find KDC for realm \"EXAMPLE.COM\"', in Java 'Cannot locate KDC'.",
  remedy: 'Correct the name, add a stanza with its KDCs, or leave DNS look-up on.',
  example: {
    bad: '[libdefaults]\n    default_realm = EXAMPL.COM\n    dns_lookup_kdc = false\n\n[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n',
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n    dns_lookup_kdc = false\n\n[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n',
  },
  *check(view) {
    const [entry] = view.libdefaults.get('default_realm') ?? [];
    if (!entry || entry.value === '' || isDefined(view, entry.value)) return;
    if (!knowsAllRealms(view) || isServerFile(view)) return;
    const { value } = entry;
    const folded = [...view.realms.keys()].some((r) => r.toUpperCase() === value.toUpperCase());
    // Another rule speaks of letter case.
    if (folded) return;
    const close = nearest(value, view.realms.keys());
    const range = valueRange(entry);
    const lookup = looksUpKdcs(view);
    yield {
      range,
      severity: lookup ? (close ? 'warning' : 'information') : 'error',
      message: lookup
        ? `${value} has no stanza under [realms], so its KDCs are looked up in DNS (_kerberos._udp.${value}).${close ? ` Did you mean ${close}?` : ''}`
        : `${value} has no stanza under [realms], and dns_lookup_kdc is false: kinit says 'Cannot find KDC for realm "${value}"'.${close ? ` Did you mean ${close}?` : ''}`,
      fixes: close ? [{ title: `Change to ${close}`, edits: [replace(range, close)] }] : [],
    };
  },
};
