/** Hop `client-config`: what the Kerberos library makes of krb5.conf on this machine. */
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Rule } from './rule.ts';
import { list, unique } from './wording.ts';

/** The observation that carries the configuration: one per run. */
const configEvidence = ['client-config'];

/** Everything that is read out of the configuration means nothing while the library refuses the file. */
const readFromConfig = [
  'config-no-default-realm',
  'config-realm-case',
  'config-no-kdc-source',
  'config-kdc-invalid',
  'spn-canonicalized',
  'spn-realm-mapping-missing',
  'spn-realm-mapping-wrong',
];

export const clientConfigRules: readonly Rule[] = [
  {
    id: 'config-syntax',
    hop: 'client-config',
    explains: readFromConfig,
    check: ({ client }) =>
      client.problems
        .filter((problem) => !problem.code.startsWith('PROF_FAIL_INCLUDE'))
        .slice(0, 1)
        .map((problem) => ({
          severity: 'error',
          title: `The Kerberos library cannot read ${problem.file}${problem.line === undefined ? '' : `, line ${problem.line}`}: every Kerberos program here fails.`,
          explanation: `${problem.message} (${problem.code}). Programs print "Improper format of Kerberos configuration file".`,
          evidence: configEvidence,
          fixes: [
            {
              title: 'Show every problem of the file with its line',
              command: `kerberos-doctor lint ${quote(problem.file)}`,
            },
          ],
        })),
  },
  {
    id: 'config-missing-file',
    hop: 'client-config',
    explains: readFromConfig,
    check: ({ client }) => {
      const includes = client.problems.filter((problem) =>
        problem.code.startsWith('PROF_FAIL_INCLUDE'),
      );
      const named = client.filesNamed && client.files.length === 0 ? client.missingFiles : [];
      if (includes.length === 0 && named.length === 0) return [];
      return [
        {
          severity: 'error',
          title:
            named.length > 0
              ? `KRB5_CONFIG names ${list(named)}, which cannot be read: the library runs without any configuration.`
              : `${includes[0]?.file ?? 'krb5.conf'} includes a file or directory that cannot be read.`,
          explanation: [
            ...named.map((file) => `${file} is absent or unreadable.`),
            ...includes.map(
              (problem) =>
                `${problem.message} (${problem.file}${problem.line === undefined ? '' : `:${problem.line}`}).`,
            ),
          ].join(' '),
          evidence: configEvidence,
          fixes: [
            { title: 'Create the file, correct its permissions, or remove the reference to it' },
          ],
        },
      ];
    },
  },
  {
    id: 'config-no-default-realm',
    hop: 'client-config',
    explains: [],
    check: ({ client, subject }) => {
      if (client.defaultRealm !== undefined || client.files.length === 0) return [];
      const realm = subject.userRealm ?? subject.directoryRealm;
      return [
        {
          severity: 'warning',
          title: 'No default realm is configured: kinit without @REALM fails.',
          explanation: `${list(client.files)} set${client.files.length === 1 ? 's' : ''} no default_realm in [libdefaults]; kinit says "Configuration file does not specify default realm".`,
          evidence: configEvidence,
          fixes: [
            {
              title:
                realm === undefined
                  ? 'Set default_realm in [libdefaults]'
                  : `Add default_realm = ${realm} to [libdefaults]`,
            },
          ],
        },
      ];
    },
  },
  {
    id: 'config-realm-case',
    hop: 'client-config',
    explains: [
      'config-no-kdc-source',
      'spn-realm-mapping-wrong',
      'kdc-wrong-realm',
      'trust-missing-user-side',
    ],
    check: (evidence) => {
      const { client, subject } = evidence;
      const written = [
        ...client.knownRealms,
        subject.userRealm,
        client.endpointRealm?.by === 'domain-realm' ? client.endpointRealm.realm : undefined,
      ].filter((each) => each !== undefined);
      const right = unique(
        [subject.directoryRealm, ...servedRealms(evidence)].filter((each) => each !== undefined),
      ).filter((each) => each === each.toUpperCase());
      return right.flatMap((realm) => {
        const wrong = unique(
          written.filter((each) => each !== realm && each.toUpperCase() === realm),
        );
        if (wrong.length === 0) return [];
        return [
          {
            severity: 'error' as const,
            title: `krb5.conf writes the realm as ${list(wrong)}; it is ${realm}.`,
            explanation:
              'Realm names are case-sensitive. Active Directory answers with the upper-case name, and the library then says "KDC reply did not match expectations".',
            evidence: configEvidence,
            fixes: [{ title: `Write ${realm} in capitals in every section of krb5.conf` }],
          },
        ];
      });
    },
  },
  {
    id: 'config-kdc-invalid',
    hop: 'client-config',
    explains: ['config-no-kdc-source'],
    check: ({ client }) =>
      client.realms
        .filter((each) => each.invalid.length > 0)
        .map((each) => ({
          severity: 'error',
          scope: each.realm,
          title: `A malformed kdc line disables all KDCs of ${each.realm}: "${each.invalid[0]?.value ?? ''}" (${each.invalid[0]?.origin ?? 'krb5.conf'}).`,
          explanation:
            'MIT Kerberos gives up the whole list when one of its values cannot be read; kinit says "Invalid argument".',
          evidence: configEvidence,
          fixes: [{ title: 'Write one host, with an optional numeric port, on each kdc line' }],
        })),
  },
  {
    id: 'config-no-kdc-source',
    hop: 'client-config',
    explains: ['dns-srv-missing'],
    check: ({ client, subject }) => {
      if (client.dnsLookupKdc || client.files.length === 0) return [];
      // The user's first: that is where a login begins to fail.
      const realms = [...new Set([subject.userRealm, subject.directoryRealm])]
        .filter((realm) => realm !== undefined)
        .filter((realm) => {
          const { kdcs = [], proxies = [] } =
            client.realms.find((each) => each.realm === realm) ?? {};
          return kdcs.length + proxies.length === 0;
        });
      const [first] = realms;
      if (first === undefined) return [];
      return [
        {
          severity: 'error',
          ...(realms.length === 1 ? { scope: first } : {}),
          title: `krb5.conf names no KDC for ${list(realms)}, and DNS look-up of KDCs is switched off.`,
          explanation: `[realms] has no kdc for ${list(realms)} and [libdefaults] sets dns_lookup_kdc = false; kinit says "Cannot find KDC for realm "${first}"".`,
          evidence: configEvidence,
          fixes: [
            { title: 'Set dns_lookup_kdc = true in [libdefaults]' },
            ...realms.map((realm) => ({
              title: `Or add kdc lines to ${realm} = { … } in [realms]`,
            })),
          ],
        },
      ];
    },
  },
];

/** What domain controllers say their realm is. */
function servedRealms(evidence: Evidence): readonly string[] {
  return observationsOf(evidence, 'realm-proof').flatMap(({ facts }) => facts.servedRealm ?? []);
}

/** A path as one word of a POSIX shell. */
function quote(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
