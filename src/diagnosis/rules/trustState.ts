/** Hop `trust`, as Directory Service tells it: state, direction and authentication of the trust that the login crosses. */
import { commandLine } from '../../aws/commandLine.ts';
import { valueOr } from '../../aws/section.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { directoryEvidence, scopeOf } from './directory.ts';
import type { Rule } from './rule.ts';

/** A changed trust (`Updating`, `Updated`) still serves; one that was never verified, or goes away, does not. */
const unverified = [
  ...['Creating', 'Created', 'Verifying'],
  ...['VerifyFailed', 'UpdateFailed', 'Failed', 'Deleting', 'Deleted'],
];

export const trustStateRules: readonly Rule[] = [
  {
    id: 'trust-not-verified',
    hop: 'trust',
    explains: ['trust-missing-directory-side'],
    check: (evidence) =>
      trustOfUser(evidence)
        .filter((trust) => unverified.includes(trust.TrustState ?? ''))
        .map((trust) => ({
          severity: /Fail|Delet/.test(trust.TrustState ?? '')
            ? ('error' as const)
            : ('warning' as const),
          ...scopeOf(evidence),
          title: `The trust with ${trust.RemoteDomainName ?? '?'} is ${trust.TrustState ?? '?'}.`,
          explanation: `Directory Service says: ${trust.TrustStateReason ?? 'no reason'}.`,
          evidence: [directoryEvidence],
          fixes: [
            {
              title: 'Check DNS forwarders and ports between both domains, then verify the trust',
              command: commandLine('aws', 'ds', 'verify-trust', '--trust-id', trust.TrustId ?? '')
                .bash,
            },
          ],
        })),
  },
  {
    id: 'trust-wrong-direction',
    hop: 'trust',
    explains: ['trust-missing-user-side'],
    check: (evidence) =>
      trustOfUser(evidence)
        .filter((trust) => trust.TrustDirection === 'One-Way: Incoming')
        .map((trust) => ({
          severity: 'error' as const,
          ...scopeOf(evidence),
          title: `The trust with ${trust.RemoteDomainName ?? '?'} points the wrong way: the directory does not trust its users.`,
          explanation:
            'Its direction is "One-Way: Incoming". For users of that domain to log in to a database of the directory, it must be outgoing or two-way.',
          evidence: [directoryEvidence],
          fixes: [
            {
              title:
                'Create the trust as one-way outgoing on the directory, one-way incoming on the other domain',
            },
          ],
        })),
  },
  {
    id: 'trust-selective-authentication',
    hop: 'trust',
    explains: [],
    check: (evidence) =>
      trustOfUser(evidence)
        .filter((trust) => trust.SelectiveAuth === 'Enabled')
        .map((trust) => ({
          severity: 'info' as const,
          ...scopeOf(evidence),
          title: `The trust with ${trust.RemoteDomainName ?? '?'} uses selective authentication.`,
          explanation:
            'Its users can log in only where they were granted "Allowed to Authenticate".',
          evidence: [directoryEvidence],
          fixes: [{ title: 'Add the users to AWS Delegated Allowed to Authenticate Objects' }],
        })),
  },
];

/** The trust that this user's login crosses, when the user is of another realm. */
function trustOfUser({ subject }: Evidence) {
  const { directory, directoryRealm, userRealm } = subject;
  if (directory === undefined || userRealm === undefined || userRealm === directoryRealm) return [];
  return valueOr(directory.trusts, []).filter(
    (trust) => trust.RemoteDomainName?.toUpperCase() === userRealm.toUpperCase(),
  );
}
