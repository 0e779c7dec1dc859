/** What KDCs answered about the user, as the account's rules tell it. */
import type { UserObservation } from '../../probes/user.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Hit } from './rule.ts';
import { ids } from './wording.ts';

/** What the user's own realm answered, if it answered with this error (RFC 4120 section 7.5.9). */
export function askedOwnRealm(evidence: Evidence, code: number): readonly UserObservation[] {
  return observationsOf(evidence, 'user').filter(
    ({ facts }) => facts.realm === evidence.subject.userRealm && facts.errorCode === code,
  );
}

/** A finding about the account, from one answer. */
export function accountHit(
  user: UserObservation,
  title: string,
  explanation: string,
  fix: string,
  command?: string,
): Hit {
  return {
    severity: 'error',
    scope: user.facts.realm,
    title,
    explanation,
    evidence: ids([user]),
    fixes: [{ title: fix, ...(command === undefined ? {} : { command }) }],
  };
}

/** The answer in words. */
export function told({ facts }: UserObservation): string {
  const { address, realm, errorName, errorCode, windowsStatus } = facts;
  return `${address} (${realm}) answered ${errorName ?? 'an error'} (${errorCode ?? '?'}${windowsStatus === undefined ? '' : `, ${windowsStatus}`}) to an AS-REQ without a password.`;
}

/** The user's name without the realm. */
export function userName({ facts }: UserObservation): string {
  return facts.principal.replace(/@[^@]*$/, '');
}

/** A text as one word of PowerShell (about_Quoting_Rules). */
export function powershellWord(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
