/** Logins that need no ticket on this machine: the server gets the password and does Kerberos itself (PAM). */
import type { Evidence } from './evidence/evidence.ts';
import { observationsOf } from './evidence/evidence.ts';

/** MySQL and MariaDB plugins by which a client sends the password as it is. */
const pamPlugins: readonly string[] = ['mysql_clear_password', 'dialog'];

export function isPamPlugin(plugin: string | undefined): boolean {
  return plugin !== undefined && pamPlugins.includes(plugin);
}

/**
 * RDS for MySQL does it for every user of a directory (RDS user guide, mysql-kerberos: `auth_pam`); elsewhere the server
 * says so for the user who was named.
 */
export function sendsPassword(evidence: Evidence): boolean {
  if (evidence.subject.database?.engine === 'mysql') return true;
  return observationsOf(evidence, 'mysql').some(
    ({ facts }) => facts.user !== undefined && isPamPlugin(facts.requestedPlugin),
  );
}

/** Causes that lie between this machine and a ticket of its own. What the directory or the server lacks still counts. */
const ofOwnTicket: readonly RegExp[] = [
  /^config-/,
  /^dns-(forwarder|srv|zone|apex|directory|tcp)-/,
  /^kdc-(no-route|filtered|host-down|refused|prohibited|udp-blocked|tcp-blocked|one-of-several-down)$/,
  /^kdc-(ipv6-blackhole|mtu-blackhole|proxy-broken|wrong-realm|not-kerberos)$/,
  /^kpasswd-blocked$/,
  /^clock-local-off$/,
  /^ticket-/,
  /^spn-/,
  /^sg-directory-client$/,
  /^db-client-plugin-missing$/,
];

/** Is the finding only about a ticket that this machine would get? */
export function isOfOwnTicket(id: string): boolean {
  return ofOwnTicket.some((pattern) => pattern.test(id));
}
