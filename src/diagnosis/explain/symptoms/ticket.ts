/** Symptoms of ticket caches, of the trust and of the service ticket. */
import { cause, named } from './words.ts';
import type { SymptomTable } from './words.ts';

export const ticketSymptoms = {
  'no-ticket': {
    says: ({ file }) =>
      `There is no Kerberos ticket where this program looks${file === undefined ? '' : ` (${file})`}.`,
    causes: [
      cause('ticket-missing', 'nobody has run kinit for this cache'),
      cause('ticket-tool-mismatch', 'the ticket is in a cache that this program does not read'),
      cause('ticket-expired', 'some programs say the same of an expired ticket'),
      cause('ticket-cache-type-unavailable', 'the kind of cache does not exist here'),
    ],
  },
  'ticket-expired': {
    says: () => 'The ticket has expired.',
    causes: [
      cause('ticket-expired', 'get a new one with kinit'),
      cause('clock-local-off', 'or this machine’s clock is ahead'),
    ],
  },
  'cache-unreadable': {
    says: ({ file }) => `${named('The ticket cache', file)} cannot be read by this user.`,
    causes: [
      cause('ticket-cache-unreadable', 'it belongs to another user, or its mode forbids it'),
    ],
  },
  'cache-damaged': {
    says: ({ file }) => `${named('The ticket cache', file)} is damaged.`,
    causes: [cause('ticket-cache-damaged', 'truncated, or of another format: run kinit again')],
  },
  'cache-type': {
    says: () => 'The kind of ticket cache that is configured does not exist on this machine.',
    causes: [
      cause('ticket-cache-type-unavailable', 'KCM, KEYRING, API or MSLSA is not there'),
      cause('config-lint', 'default_ccache_name is misspelt'),
    ],
  },
  'server-unknown': {
    says: ({ server }) =>
      `A KDC does not know ${server ?? 'the service'}. Which KDC said so, and for which name, decides what it means.`,
    causes: [
      cause(
        'spn-realm-mapping-missing',
        'nothing in [domain_realm] leads the endpoint to the directory’s realm',
      ),
      cause('trust-missing-user-side', 'the user’s own KDC does not refer to the directory'),
      cause('spn-missing', 'the directory was asked and has no such service principal'),
      cause('spn-canonicalized', 'reverse DNS or a CNAME changed the host name'),
      cause('spn-alias', 'the host is an alias without a service principal'),
      cause('spn-by-address', 'the host is an IP address'),
      cause('spn-service-class', 'the service part of the name is another one'),
      cause('spn-duplicate', 'two accounts hold the name: Active Directory then finds none'),
      cause('trust-wrong-direction', 'a one-way trust is used against its direction'),
      cause('spn-realm-mapping-wrong', '[domain_realm] leads the endpoint to another realm'),
    ],
  },
  'trust-not-followed': {
    says: ({ server }) =>
      `${named('The KDC of the user’s realm does not know', server)}: there is no way from it to the realm that was asked for.`,
    causes: [
      cause('spn-realm-mapping-missing', 'the client guessed a realm from the DNS name'),
      cause('trust-missing-user-side', 'the trust is missing on the side of the users'),
      cause('trust-wrong-direction', 'a one-way trust is used against its direction'),
      cause('trust-suffix-routing', 'the users’ forest does not route the name suffix'),
      cause('config-realm-case', 'the realm is written in lower case'),
    ],
  },
  'ticket-not-for-us': {
    says: () => 'The KDC of the other realm does not accept the referral: it has no trust for it.',
    causes: [
      cause('trust-missing-directory-side', 'the trust exists on the side of the users only'),
    ],
  },
  'integrity-at-tgs': {
    says: ({ server }) =>
      `A KDC cannot decrypt the ticket that it was shown${server === undefined ? '' : ` for ${server}`}: two sides hold different keys.`,
    causes: [
      cause('trust-password-mismatch', 'the two sides of the trust hold different passwords'),
      cause('trust-not-verified', 'a controller still has the trust’s former key'),
    ],
  },
  integrity: {
    says: () => 'Something cannot be decrypted: two sides hold different keys.',
    causes: [
      cause('password-wrong', 'at kinit: the password is wrong'),
      cause('trust-password-mismatch', 'at the service ticket: the trust’s two passwords differ'),
      cause('db-keytab-stale', 'at the database: its key is older than the directory’s'),
      cause('spn-duplicate', 'at the database: the ticket is for another account'),
    ],
  },
  'ap-modified': {
    says: ({ server }) =>
      `The server could not decrypt the ticket${server === undefined ? '' : ` for ${server}`}: it was issued for another account’s key.`,
    causes: [
      cause('spn-duplicate', 'the service principal is on another or on two accounts'),
      cause('db-keytab-stale', 'the server’s key is older than the directory’s'),
      cause('spn-alias', 'the name belongs to another server'),
    ],
  },
  'realm-path': {
    says: ({ realm }) => `The client found no ticket for ${named('the realm', realm)}.`,
    causes: [
      cause('trust-missing-user-side', 'the user’s realm has no trust to it'),
      cause('spn-realm-mapping-wrong', '[domain_realm] names a realm that is not connected'),
      cause('ticket-missing', 'there is no ticket-granting ticket of the user’s own realm'),
    ],
  },
} as const satisfies SymptomTable;
