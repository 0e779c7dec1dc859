/** Hop `membership`: what RDS says of the database's place in the directory. */
import { membershipSubject } from '../../aws/inventory/database.ts';
import { isCustom } from '../../aws/engine.ts';
import { joinFailures } from '../../aws/joinFailure.ts';
import { membershipState } from '../../aws/states/membershipState.ts';
import type { State } from '../../aws/states/state.ts';
import { valueOr } from '../../aws/section.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Fix, Severity } from '../verdict.ts';
import type { Hit, Rule } from './rule.ts';
import { unique } from './wording.ts';

/** A database that is not a member answers no Kerberos login. */
const downstream = [
  'spn-missing',
  'db-keytab-unusable',
  'db-kerberos-not-enabled',
  'db-user-method',
];

export const membershipRules: readonly Rule[] = [
  {
    id: 'membership-failed',
    hop: 'membership',
    explains: downstream,
    check: (evidence) =>
      states(evidence)
        .filter(({ state }) => state.tone === 'error')
        .map(({ state, domain }) => {
          const reasons = reportedReasons(evidence);
          const found = hit(
            evidence,
            'error',
            `${nameOf(evidence)} could not join ${domain}: ${state.label}.`,
            reasons.length === 0
              ? state.meaning
              : `${state.meaning} RDS reported: ${reasons.join(' ')}`,
            state,
          );
          return { ...found, fixes: [...windowsFixes(evidence), ...found.fixes] };
        }),
  },
  {
    id: 'membership-none',
    hop: 'membership',
    explains: downstream,
    check: (evidence) => {
      const { database } = evidence.subject;
      if (database === undefined || database.memberships.length > 0) return [];
      const { identifier, engine } = database;
      if (isCustom(engine) && database.engineFamily === 'sqlserver') {
        return [
          {
            severity: 'info',
            title: `RDS does not tell whether ${identifier} is in a domain.`,
            explanation:
              'RDS Custom for SQL Server is joined on its own Windows host, and no membership is listed for that.',
            evidence: ['aws:membership'],
            fixes: [{ title: 'Look at the host: its domain, and setspn -L' }],
          },
        ];
      }
      return [
        {
          severity: 'error',
          title: `${database.identifier} is joined to no directory: it accepts no Kerberos login.`,
          explanation: 'Neither the instance nor its cluster lists a domain membership.',
          evidence: ['aws:membership'],
          fixes: [
            {
              title:
                'Modify the database with the id of a directory and the role for Directory Service',
            },
          ],
        },
      ];
    },
  },
  {
    id: 'membership-pending',
    hop: 'membership',
    explains: downstream,
    check: (evidence) =>
      states(evidence)
        .filter(({ state }) => state.tone === 'transient' || state.tone === 'waiting')
        .map(({ state, domain }) =>
          hit(
            evidence,
            pendingSeverity(state),
            `${nameOf(evidence)} in ${domain}: ${state.label}.`,
            state.meaning,
            state,
          ),
        ),
  },
  {
    id: 'membership-unknown',
    hop: 'membership',
    explains: [],
    check: (evidence) =>
      states(evidence)
        .filter(({ state }) => state.tone === 'unknown')
        .map(({ state, domain }) =>
          hit(
            evidence,
            'warning',
            `${nameOf(evidence)} in ${domain} has the status "${state.status}".`,
            state.meaning,
            state,
          ),
        ),
  },
];

/**
 * Until Kerberos is on, logins fail: an error while a person or a window is waited for, a warning while AWS is
 * at work. On the way out of the domain it still works, and that is what was asked for.
 */
function pendingSeverity(state: State): Severity {
  if (/disabl|remov/.test(state.status)) return 'info';
  return state.tone === 'waiting' ? 'error' : 'warning';
}

function hit(
  evidence: Evidence,
  severity: Severity,
  title: string,
  explanation: string,
  state: State,
): Hit {
  const fixes: Fix[] = [];
  if (state.nextStep !== '' || state.command !== undefined) {
    fixes.push({
      title: state.nextStep === '' ? 'Apply the change' : state.nextStep,
      ...(state.command === undefined ? {} : { command: state.command.bash }),
    });
  }
  return {
    severity,
    title,
    explanation,
    evidence: ['aws:membership', ...(reportedReasons(evidence).length > 0 ? ['aws:events'] : [])],
    fixes,
  };
}

function states(evidence: Evidence) {
  const { database } = evidence.subject;
  if (database === undefined) return [];
  const subject = membershipSubject(database, evidence.startedAt);
  return database.memberships.map((membership) => ({
    domain: membership.fqdn ?? membership.directoryId ?? 'its domain',
    state: membershipState(membership, subject),
  }));
}

/** What the latest error code of Windows asks for, before the database is modified again. */
function windowsFixes({ aws }: Evidence): readonly Fix[] {
  const events = aws === undefined ? [] : valueOr(aws.snapshot.events, []);
  const named = joinFailures(events).find(({ windowsCode }) => windowsCode !== undefined);
  return named === undefined ? [] : [{ title: named.nextStep }];
}

/** What RDS's own events say of the failed join, the latest first. */
function reportedReasons(evidence: Evidence): readonly string[] {
  if (evidence.aws === undefined) return [];
  return unique(
    joinFailures(valueOr(evidence.aws.snapshot.events, [])).map(
      ({ message, meaning, nextStep }) => `"${message}" ${meaning} ${nextStep}`,
    ),
  ).slice(0, 3);
}

function nameOf(evidence: Evidence): string {
  return evidence.subject.summary.name;
}
