import { replace } from '../fix.ts';
import { mitBoolean } from '../values/boolean.ts';
import { valueRange } from './entry.ts';
import { insertIntoSection } from './insertion.ts';
import { concernsAws, coversRds, isDefined, isServerFile, knowsAllRealms } from './realmFacts.ts';
import type { Rule } from './rule.ts';
import type { Range } from '../tree.ts';
import type { ConfigView } from './view.ts';

/** The section or realm on which a remark about the whole file is shown. */
function anchor(view: ConfigView): Range | undefined {
  const header =
    view.sections.find(({ name }) => name.text === 'domain_realm') ??
    view.sections.find(({ name }) => name.text === 'realms') ??
    view.sections[0];
  return header?.name.range;
}

const directoryRealm = {
  realm: 'AWS.EXAMPLE.COM',
  dnsName: 'aws.example.com',
  dnsAddresses: [],
  trustedRealms: [],
  domainControllerNames: [],
};

const twoRealms =
  '[libdefaults]\n    default_realm = CORP.EXAMPLE.COM\n    rdns = false\n    udp_preference_limit = 1\n[realms]\n    CORP.EXAMPLE.COM = {\n        kdc = dc1.corp.example.com\n    }\n    AWS.EXAMPLE.COM = {\n        kdc = aws.example.com\n    }\n[domain_realm]\n';

/** `rds-mapping-missing`. */
export const rdsMappingMissing: Rule = {
  id: 'rds-mapping-missing',
  severity: 'warning',
  summary: 'RDS endpoints are mapped to no realm, though there is more than one.',
  consequence:
    "The client asks the users' realm for the database and hopes for a referral. Active Directory gives none for amazonaws.com: psql and mysql say 'Server krbtgt/US-EAST-1.RDS.AMAZONAWS.COM not found in Kerberos database'. kinit works all the same.",
  remedy: "Map .rds.amazonaws.com (in China .amazonaws.com.cn) to the directory's realm.",
  example: {
    bad: `${twoRealms}    .corp.example.com = CORP.EXAMPLE.COM\n`,
    good: `${twoRealms}    .rds.amazonaws.com = AWS.EXAMPLE.COM\n`,
    context: { directories: [directoryRealm] },
  },
  *check(view) {
    if (!concernsAws(view) || !knowsAllRealms(view) || isServerFile(view)) return;
    if (view.mappings.some(({ tag }) => coversRds(tag.toLowerCase()))) return;
    if ([...view.included.mappedDomains].some(coversRds)) return;
    // A mapping of single endpoints is a choice of its own.
    if (view.mappings.some(({ tag }) => /rds[a-z0-9.-]*\.amazonaws\.com/i.test(tag))) return;
    const known = (view.context.directories ?? []).filter(({ realm }) => isDefined(view, realm));
    const [standard] = view.libdefaults.get('default_realm') ?? [];
    const several = view.realms.size + view.included.realms.size > 1;
    const elsewhere = known.length > 0 && known.every(({ realm }) => realm !== standard?.value);
    if (!several && !elsewhere) return;
    const range = anchor(view);
    if (!range) return;
    const [directory] = known;
    const line = directory && `.rds.amazonaws.com = ${directory.realm}`;
    const edits = line && known.length === 1 ? insertIntoSection(view, 'domain_realm', [line]) : [];
    yield {
      range,
      message: `No line maps RDS endpoints to ${directory ? directory.realm : 'the realm of the directory'}: kinit works, but psql and mysql say 'Server krbtgt/US-EAST-1.RDS.AMAZONAWS.COM not found in Kerberos database'. Add .rds.amazonaws.com.`,
      fixes: edits.length > 0 ? [{ title: `Add ${line ?? ''}`, edits }] : [],
    };
  },
};

/** `rds-mapping-wrong-realm`. */
export const rdsMappingWrongRealm: Rule = {
  id: 'rds-mapping-wrong-realm',
  severity: 'warning',
  summary: "RDS endpoints are mapped to a realm that is not the directory's.",
  consequence:
    "The database's key is in the directory, so the other realm does not know it: 'Server postgres/… not found in Kerberos database'.",
  remedy: "Map the endpoints to the directory's realm; users may still come from another one.",
  example: {
    bad: `${twoRealms}    .rds.amazonaws.com = CORP.EXAMPLE.COM\n`,
    good: `${twoRealms}    .rds.amazonaws.com = AWS.EXAMPLE.COM\n`,
    context: { directories: [directoryRealm] },
  },
  *check({ context, mappings }) {
    const realms = (context.directories ?? []).map(({ realm }) => realm);
    const [first] = realms;
    if (first === undefined) return;
    const folded = new Set(realms.map((realm) => realm.toUpperCase()));
    for (const entry of mappings) {
      const rds = coversRds(entry.tag) || /\.rds\.[a-z0-9.-]*amazonaws\.com/.test(entry.tag);
      if (!rds || folded.has(entry.value.toUpperCase())) continue;
      const range = valueRange(entry);
      yield {
        range,
        message: `${entry.value} is the realm of none of your directories (${realms.join(', ')}), so it has no key for the database: 'Server not found in Kerberos database'.`,
        fixes:
          realms.length === 1
            ? [{ title: `Change to ${first}`, edits: [replace(range, first)] }]
            : [],
      };
    }
  },
};

/** `rds-canonicalization`. */
export const rdsCanonicalization: Rule = {
  id: 'rds-canonicalization',
  severity: 'hint',
  summary: 'Reverse look-up is on in a file that maps RDS endpoints.',
  consequence:
    'The reverse record of an RDS address is an ec2 name, so the client asks for a ticket of a host that no directory knows.',
  remedy:
    'Set rdns = false. Keep dns_canonicalize_hostname if you connect through a CNAME of your own.',
  example: {
    bad: '[libdefaults]\n    udp_preference_limit = 1\n[domain_realm]\n    .rds.amazonaws.com = AWS.EXAMPLE.COM\n',
    good: '[libdefaults]\n    udp_preference_limit = 1\n    rdns = false\n[domain_realm]\n    .rds.amazonaws.com = AWS.EXAMPLE.COM\n',
  },
  *check(view) {
    if (!view.libraries.includes('mit') || view.included.open || view.template !== 'none') return;
    if (!view.document.text.includes('amazonaws.com')) return;
    const rds = view.mappings.find(({ tag }) =>
      /(^|\.)rds\.([a-z0-9-]+\.)?amazonaws\.com/.test(tag),
    );
    if (!rds) return;
    const [rdns] = view.libdefaults.get('rdns') ?? [];
    const [canonicalize] = view.libdefaults.get('dns_canonicalize_hostname') ?? [];
    if (canonicalize && mitBoolean(canonicalize.value) === false) return;
    if (rdns && mitBoolean(rdns.value) === false) return;
    const edits = rdns
      ? [replace(valueRange(rdns), 'false')]
      : insertIntoSection(view, 'libdefaults', ['rdns = false']);
    yield {
      range: rdns ? valueRange(rdns) : rds.node.tag.range,
      message:
        'With rdns on, the client turns the RDS endpoint into an ec2 name before it asks for the ticket, which no directory knows. Set rdns = false.',
      fixes: edits.length > 0 ? [{ title: 'Set rdns = false', edits }] : [],
    };
  },
};

/** `udp-preference`. */
export const udpPreference: Rule = {
  id: 'udp-preference',
  severity: 'hint',
  summary: 'Large tickets of Active Directory are first tried over UDP.',
  consequence:
    'They do not fit, so each request is sent twice, and behind a firewall that drops fragments it fails. JDK 17 ignores the value 0.',
  remedy: 'Set udp_preference_limit = 1.',
  example: {
    bad: '[libdefaults]\n    rdns = false\n[domain_realm]\n    .rds.amazonaws.com = AWS.EXAMPLE.COM\n',
    good: '[libdefaults]\n    rdns = false\n    udp_preference_limit = 1\n[domain_realm]\n    .rds.amazonaws.com = AWS.EXAMPLE.COM\n',
  },
  *check(view) {
    if (view.template !== 'none' || view.included.open) return;
    const [entry] = view.libdefaults.get('udp_preference_limit') ?? [];
    const java = view.libraries.includes('java');
    if (entry?.value === '0' && java) {
      const range = valueRange(entry);
      yield {
        range,
        message:
          'JDK 17 and earlier ignore 0 and try UDP first; 1 has the same meaning everywhere.',
        fixes: [{ title: 'Change to 1', edits: [replace(range, '1')] }],
      };
    }
    const header = view.sections.find(({ name }) => name.text === 'libdefaults');
    if (entry || !header || !concernsAws(view) || isServerFile(view)) return;
    yield {
      range: header.name.range,
      message:
        "Active Directory's tickets are mostly too large for UDP: udp_preference_limit = 1 asks over TCP at once.",
      fixes: [
        {
          title: 'Set udp_preference_limit = 1',
          edits: insertIntoSection(view, 'libdefaults', ['udp_preference_limit = 1']),
        },
      ],
    };
  },
};
