/** The user's account, as the KDC tells without a password. */
import { directory, mysql, users } from '../../names.ts';
import type { Fault } from '../../fault.ts';

const asked = (principal: string): readonly string[] => [mysql.id, '--principal', principal];

export const faults: readonly Fault[] = [
  {
    id: 'principal-unknown',
    title: 'The user does not exist',
    inject: () => undefined,
    diagnose: asked(`nosuchuser@${users.realm}`),
    tools: [`echo x | kinit nosuchuser@${users.realm}`],
    expect: {
      rootCause: 'principal-unknown',
      scope: users.realm,
      notBlamed: ['kdc-wrong-realm', 'principal-other-realm'],
    },
  },
  {
    id: 'principal-of-the-directory',
    title: "The user is one of the directory's, not of the users' forest",
    inject: () => undefined,
    diagnose: asked(`awsuser@${users.realm}`),
    tools: [`echo x | kinit awsuser@${users.realm}`],
    expect: { rootCause: 'principal-other-realm', scope: directory.realm },
  },
];
