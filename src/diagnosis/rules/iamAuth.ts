/** Hop `iam-auth`: a login with an IAM authentication token; silent about every other login. */
import { caBundleUrl } from '../../aws/caBundle.ts';
import { guides } from '../../aws/engine/guides.ts';
import { iamAuthProblems } from '../../aws/iamAuth/iamAuthProblems.ts';
import type { IamAuthProblemId } from '../../aws/iamAuth/problem.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { greetingsOf, isAlive } from '../evidence/greetings.ts';
import type { Greeting } from '../evidence/greetings.ts';
import type { Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

/** The observations that a login with IAM is judged by. */
export const iamAuthEvidence = 'aws:iam-auth';

export const iamAuthRules: readonly Rule[] = [
  problemRule('iam-auth-disabled', ['iam-auth-policy', 'iam-auth-credentials-expiring']),
  problemRule('iam-auth-alias-endpoint', []),
  problemRule('iam-auth-policy', []),
  problemRule('iam-auth-credentials-expiring', ['aws-credentials']),
  {
    id: 'iam-auth-tls',
    hop: 'iam-auth',
    explains: [],
    check: (evidence) => {
      if (!logsInWithIam(evidence)) return [];
      const without = greetingsOf(evidence).filter((each) => isAlive(each) && hasNoTls(each));
      const [first] = without;
      if (first === undefined) return [];
      const addresses = unique(without.map(({ facts }) => facts.address));
      const region = evidence.subject.database?.region ?? '';
      return [
        {
          severity: 'error',
          scope: first.facts.host,
          title: `${first.facts.host} does no TLS, and a token is accepted inside TLS only.`,
          explanation: `${list(addresses)} answered, and TLS could not be set up: ${whyNoTls(first)}.`,
          evidence: ids(without),
          fixes: [
            {
              title: `Check rds.force_ssl or require_secure_transport and the server's certificate, and connect with TLS, verified with ${caBundleUrl(region)}`,
              doc: guides.tls,
            },
          ],
        },
      ];
    },
  },
];

function problemRule(id: IamAuthProblemId, explains: readonly string[]): Rule {
  return {
    id,
    hop: 'iam-auth',
    explains,
    check: (evidence) => {
      if (!logsInWithIam(evidence)) return [];
      const { subject, aws, startedAt } = evidence;
      const { database: target, login, endpoint } = subject;
      const host = login?.host ?? endpoint?.host;
      const snapshot = aws?.snapshot.iamAuth;
      return iamAuthProblems({
        at: startedAt,
        ...(target === undefined ? {} : { target }),
        ...(snapshot === undefined ? {} : { snapshot }),
        ...(host === undefined ? {} : { host }),
        ...(login?.databaseUser === undefined ? {} : { user: login.databaseUser }),
      })
        .filter((problem) => problem.id === id)
        .map(({ severity, title, explanation, source, fix }) => ({
          severity,
          title,
          explanation,
          evidence: target === undefined ? [] : [iamAuthEvidence],
          fixes: [
            {
              title: fix.title,
              doc: source,
              ...(fix.command === undefined ? {} : { command: fix.command.bash }),
            },
          ],
        }));
    },
  };
}

function logsInWithIam({ subject }: Evidence): boolean {
  return subject.login?.authentication === 'iam';
}

/** The server said so, or the handshake failed; what was not tried proves nothing. */
function hasNoTls(greeting: Greeting): boolean {
  switch (greeting.probe) {
    case 'mysql':
      return greeting.facts.tlsOffered === false || greeting.facts.handshake?.established === false;
    case 'postgresql':
      return greeting.facts.tls === 'refused' || greeting.facts.handshake?.established === false;
    default:
      return false;
  }
}

function whyNoTls({ facts }: Greeting): string {
  const error = 'handshake' in facts ? facts.handshake.error : undefined;
  return error?.replace(/\.$/, '') ?? 'the server does not offer it';
}
