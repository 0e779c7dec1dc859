/** Hop `user-mapped`: the ticket is good and the database has no user for it, as the reported error says. */
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Told } from './reported.ts';
import { told } from './reported.ts';
import type { Hit, Rule } from './rule.ts';

export const databaseUserRules: readonly Rule[] = [
  {
    id: 'db-user-realm',
    hop: 'user-mapped',
    explains: ['db-user-mapping'],
    check: (evidence) =>
      refused(evidence)
        .filter((one) => misspelt(one, evidence) !== undefined)
        .slice(0, 1)
        .map((one) => ({
          severity: 'error',
          title: `The database user must carry the name of the ticket: ${misspelt(one, evidence) ?? ''}.`,
          explanation: `The reported error says: ${one.symptom.sentence} PostgreSQL’s users of Active Directory are named USER@REALM, with the realm in capitals.`,
          evidence: [one.observation.id],
          fixes: [{ title: 'Create the user as USER@REALM, and log in by that name' }],
        })),
  },
  {
    id: 'db-user-mapping',
    hop: 'user-mapped',
    explains: [],
    check: (evidence) => [
      ...told(evidence, 'name-mismatch').slice(0, 1).map(mismatch),
      ...refused(evidence)
        // Without a usable key the database refuses everybody; that has a rule of its own.
        .filter((one) => one.symptom.symptom === 'role-missing' || keyIsUsable(evidence))
        .slice(0, 1)
        .map((one): Hit => ({
          severity: 'error',
          title: `The database has no user for this ticket${one.symptom.user === undefined ? '' : `: ${one.symptom.user} is refused`}.`,
          explanation: `The reported error says: ${one.symptom.sentence} The database’s own key is usable, so it is the user that it does not admit.`,
          evidence: [one.observation.id],
          fixes: [
            {
              title:
                'Log in as the user of the ticket (klist shows it), and see that the user exists and has rds_ad',
            },
          ],
        })),
    ],
  },
];

function mismatch({ symptom, observation }: Told): Hit {
  return {
    severity: 'error',
    title: `The ticket is of ${symptom.clientName ?? 'another user'}, and the database account wants ${symptom.user ?? 'another name'}.`,
    explanation: `The database decrypted the ticket and compared the names; the reported error says so.`,
    evidence: [observation.id],
    fixes: [
      { title: 'Log in as the user of the ticket, or get a ticket of the other user' },
      {
        title:
          'On your own server, correct the account’s mapping (IDENTIFIED WITH … AS, pg_ident.conf)',
      },
    ],
  };
}

function refused(evidence: Evidence): readonly Told[] {
  return told(evidence, 'gss-login-refused', 'role-missing');
}

/** The name as it should be, where the one that was used has no realm or not its capitals. */
function misspelt({ symptom }: Told, { subject }: Evidence): string | undefined {
  const { user } = symptom;
  if (user === undefined || subject.endpoint?.engine !== 'postgresql') return undefined;
  const realm = subject.userRealm ?? subject.directoryRealm;
  const [name = '', suffix] = user.split('@');
  // A user without a realm may be one that logs in by password: only the server's own word accuses it.
  if (suffix === undefined)
    return symptom.symptom === 'gss-login-refused' && realm !== undefined
      ? `${name}@${realm}`
      : undefined;
  return suffix === suffix.toUpperCase() ? undefined : `${name}@${suffix.toUpperCase()}`;
}

function keyIsUsable(evidence: Evidence): boolean {
  return observationsOf(evidence, 'postgresql').some(({ facts }) => facts.keytabUsable === true);
}
