import type { Event } from '@aws-sdk/client-rds';

/** Why RDS could not join a database, read from its events; the API gives an event's text and no id. */
export interface JoinFailure {
  /** ISO 8601; absent when the event has none. */
  readonly at?: string;
  /** The database that the event is about. */
  readonly source: string;
  /** AWS's own sentence. */
  readonly message: string;
  /** The error code of Windows in it. */
  readonly windowsCode?: number;
  /** What it means, and what to do. */
  readonly meaning: string;
  readonly nextStep: string;
}

interface FailureText {
  readonly when: RegExp;
  readonly meaning: string;
  readonly nextStep: string;
}

/** RDS user guide, event categories: RDS-EVENT-0328, 0329 and 0356, and one without an id. */
const texts: readonly FailureText[] = [
  {
    when: /failed to join a host to your domain\b.*error code/i,
    meaning: 'Windows refused to join the domain.',
    nextStep:
      'Look the error code up in the RDS user guide, correct its cause and modify the database again.',
  },
  {
    when: /failed to join a host to a domain/i,
    meaning: 'The database could not join the domain.',
    nextStep:
      'Check the IAM role and the network to the domain controllers, then modify the database again.',
  },
  {
    when: /unable to configure the kerberos endpoint/i,
    meaning: 'RDS could not create the service principal of the database in the directory.',
    nextStep:
      'Check the IAM role and that the directory is active, then modify the database again.',
  },
  {
    when: /unhealthy domain state/i,
    meaning: 'The domain did not answer as it should while RDS checked the database in it.',
    nextStep: 'Check the directory’s stage, its domain controllers and the network to them.',
  },
];

/** RDS user guide, "Troubleshooting self-managed Active Directory". */
const windowsCodes: Readonly<
  Record<number, { readonly meaning: string; readonly nextStep: string }>
> = {
  2: {
    meaning: 'The organizational unit is not written as a distinguished name.',
    nextStep: 'Correct the OU.',
  },
  5: {
    meaning: 'The service account may not join computers, or the computer account exists already.',
    nextStep: 'Delegate the rights on the OU, or delete the old computer account.',
  },
  87: {
    meaning: 'The service account lacks rights on computer objects.',
    nextStep: 'Delegate the rights that the RDS user guide lists.',
  },
  234: {
    meaning: 'The organizational unit does not exist.',
    nextStep: 'Create or correct the OU.',
  },
  1326: {
    meaning: 'User name or password of the service account is wrong, or the account is disabled.',
    nextStep: 'Correct the secret.',
  },
  1355: {
    meaning:
      'The domain could not be found: its DNS addresses, its name or the network to them is wrong.',
    nextStep: 'Check the DNS addresses and the name of the domain, and port 53 from the database.',
  },
  1722: {
    meaning: 'No domain controller answered over RPC.',
    nextStep: 'Allow TCP 135 and 49152-65535 from the database to the domain controllers.',
  },
  1727: {
    meaning:
      'RPC to the domain controller broke off, as it does across VPCs when ports are blocked.',
    nextStep: 'Allow TCP 135 and 49152-65535 from the database to the domain controllers.',
  },
  2224: { meaning: 'The computer account exists already.', nextStep: 'Delete it in the domain.' },
  2242: {
    meaning: 'The password of the service account has expired.',
    nextStep: 'Set a new one in the secret.',
  },
};

/** The join failures among a database's events, the latest first. */
export function joinFailures(events: readonly Event[]): readonly JoinFailure[] {
  return events
    .flatMap((event) => joinFailure(event) ?? [])
    .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}

function joinFailure(event: Event): JoinFailure | undefined {
  const message = event.Message ?? '';
  const text = texts.find(({ when }) => when.test(message));
  if (text === undefined) return undefined;
  const code = /error code:?\s+(?:0x)?(\d{1,5})\b/i.exec(message)?.[1];
  const windowsCode = code === undefined ? undefined : Number(code);
  const special = windowsCode === undefined ? undefined : windowsCodes[windowsCode];
  return {
    ...(event.Date === undefined ? {} : { at: event.Date.toISOString() }),
    source: event.SourceIdentifier ?? '',
    message,
    ...(windowsCode === undefined ? {} : { windowsCode }),
    meaning: special?.meaning ?? text.meaning,
    nextStep: special?.nextStep ?? text.nextStep,
  };
}
