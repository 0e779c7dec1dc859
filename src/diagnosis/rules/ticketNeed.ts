/** Whether this login needs a ticket of this machine, and how to get one: what the ticket rules share. */
import type { TicketsObservation } from '../../probes/tickets.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { loginCache } from '../evidence/loginTickets.ts';
import type { Fix } from '../verdict.ts';
import { shellWord } from './shellWord.ts';
import { span } from './wording.ts';

/** The login's cache, where the login needs a ticket of this machine. */
export function neededCache(evidence: Evidence): TicketsObservation | undefined {
  const { database, login } = evidence.subject;
  // RDS for MySQL: the server gets the ticket with the password (aws.md 1.4).
  if (database?.engine === 'mysql' || login?.authentication === 'iam') return undefined;
  return loginCache(evidence);
}

/** Whether the question is about this user's login, and not only about the way to it. */
export function isAsked({ subject }: Pick<Evidence, 'subject'>): boolean {
  return subject.login?.principal !== undefined || subject.login?.useTickets === true;
}

/** How to get a ticket; on Windows the logon does it. */
export function newTicket(evidence: Evidence, { facts }: TicketsObservation): Fix {
  const { login, userRealm = 'REALM' } = evidence.subject;
  const who = login?.principal ?? `USER@${userRealm}`;
  if (facts.type === 'MSLSA')
    return {
      title: `Sign in to Windows as ${who}, or lock and unlock the session while the domain can be reached`,
    };
  const command = `kinit ${shellWord(who)}`;
  const [machine] = observationsOf(evidence, 'kerberos-tools');
  const cannot = machine !== undefined && !machine.facts.tools.some(hasProgram('kinit'));
  return {
    title: cannot
      ? 'Install the Kerberos programs (krb5-user on Debian and Ubuntu, krb5-workstation on Fedora, RHEL and Amazon Linux), then get a ticket'
      : 'Get a new ticket',
    command,
  };
}

function hasProgram(name: string) {
  return ({ program }: { readonly program: string }): boolean => program === name;
}

/** When the run started, epoch milliseconds. */
export function now(evidence: Pick<Evidence, 'startedAt'>): number {
  return Date.parse(evidence.startedAt);
}

/** `at 2026-11-21 08:00:00 UTC, 3 h 5 min ago`. */
export function moment(time: string, evidence: Evidence): string {
  const distance = Date.parse(time) - now(evidence);
  const relative = distance < 0 ? `${span(distance)} ago` : `in ${span(distance)}`;
  return `at ${time.slice(0, 19).replace('T', ' ')} UTC, ${relative}`;
}
