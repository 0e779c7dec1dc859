/**
 * Causes that only a login shows: the user's own error text, together with what the probes saw. A text never overrules what
 * a probe saw upstream: those findings stand before these in the chain.
 */
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { ReportedErrorObservation, ReportedSymptom } from '../evidence/reportedError.ts';
import type { SymptomId } from '../explain/symptoms.ts';
import type { Hop } from '../verdict.ts';
import type { Hit, Rule } from './rule.ts';
import { everyClockAgrees } from './clock.ts';

export interface Told {
  readonly symptom: ReportedSymptom;
  readonly observation: ReportedErrorObservation;
}

/** What the reported text says, where it says one of these. */
export function told(evidence: Evidence, ...wanted: readonly SymptomId[]): readonly Told[] {
  return observationsOf(evidence, 'reported-error').flatMap((observation) =>
    observation.facts.symptoms
      .filter(({ symptom }) => wanted.includes(symptom))
      .map((symptom) => ({ symptom, observation })),
  );
}

/** A rule that needs nothing but the text. */
function fromText(
  id: string,
  hop: Hop,
  symptoms: readonly SymptomId[],
  hit: (told: Told, evidence: Evidence) => Omit<Hit, 'severity' | 'evidence'> | undefined,
  more: readonly string[] = [],
): Rule {
  return {
    id,
    hop,
    explains: more,
    check: (evidence) =>
      told(evidence, ...symptoms)
        .slice(0, 1)
        .flatMap((one) => {
          const words = hit(one, evidence);
          return words === undefined
            ? []
            : [{ severity: 'error', evidence: [one.observation.id], ...words }];
        }),
  };
}

export const reportedRules: readonly Rule[] = [
  fromText('password-wrong', 'tgt', ['password-wrong'], ({ symptom, observation }, { subject }) => {
    if (observation.facts.phase !== 'kdc') return undefined;
    const who = symptom.clientName ?? subject.login?.principal;
    return {
      title: `The KDC did not accept the password${who === undefined ? '' : ` of ${who}`}.`,
      explanation: `The reported error says so: ${symptom.sentence} Look at the keyboard’s layout, and whether the password was changed elsewhere; several tries may lock the account.`,
      fixes: [{ title: 'Try again on a terminal, or have the password reset' }],
    };
  }),
  {
    id: 'clock-database-off',
    hop: 'clock',
    explains: [],
    check: (evidence) =>
      told(evidence, 'clock-skew', 'not-yet-valid')
        .filter(({ observation }) => observation.facts.phase === 'login')
        .filter(() => everyClockAgrees(evidence))
        .slice(0, 1)
        .map(({ symptom, observation }) => ({
          severity: 'error',
          title: `The database’s clock is off: it rejects a ticket that every KDC and this machine find right.`,
          explanation: `The reported error says: ${symptom.sentence} The KDCs that answered agree with this machine’s clock.`,
          evidence: [observation.id],
          fixes: [
            {
              title:
                'RDS keeps its instances’ time: on your own server, synchronise the clock; on RDS, open a support case with the error’s time',
            },
          ],
        })),
  },
  fromText(
    'db-client-plugin-missing',
    'database-accepts',
    ['client-plugin', 'client-without-gss'],
    ({ symptom }) => ({
      title:
        symptom.plugin === undefined
          ? 'The client program cannot do Kerberos: it lacks the library, or was built without it.'
          : `The client program cannot load ${symptom.plugin}.`,
      explanation: `The reported error says: ${symptom.sentence}`,
      fixes: [
        {
          title:
            'MySQL: use a client of 8.0.26 or newer (Windows: 8.0.27) with its Kerberos plugin, and --plugin-dir where the plugin lies elsewhere',
        },
        { title: 'PostgreSQL: use a psql or driver that is built with GSSAPI' },
      ],
    }),
  ),
  fromText('db-keytab-stale', 'database-accepts', ['key-version'], ({ symptom }) => ({
    title:
      'The database’s key is older than the directory’s: the password of its account has changed since.',
    explanation: `The ticket was issued and the database cannot decrypt it. The reported error says: ${symptom.sentence}`,
    fixes: [
      {
        title: 'First get new tickets: an old one may be the stale part',
        command: 'kdestroy; kinit',
      },
      {
        title:
          'On RDS, modify the instance with the same directory again; on your own server, export the keytab again',
      },
    ],
  })),
  fromText('db-keytab-enctype', 'database-accepts', ['server-key-enctype'], ({ symptom }) => ({
    title: `The database has no key of the ticket’s encryption type${symptom.enctype === undefined ? '' : ` (${symptom.enctype})`}.`,
    explanation: `The reported error says: ${symptom.sentence}`,
    fixes: [
      {
        title:
          'Let the database’s account use AES in the directory (msDS-SupportedEncryptionTypes), change its password, and export its keys again',
      },
    ],
  })),
];
