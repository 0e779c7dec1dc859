/** Symptoms of the way to a KDC, and of what a KDC answers about the user. */
import { cause, of } from './words.ts';
import type { SymptomTable } from './words.ts';

export const kdcSymptoms = {
  'kdc-unreachable': {
    says: ({ realm }) =>
      `The client knows where the KDCs${of(realm)} should be, and none of them gave a usable answer.`,
    causes: [
      cause('kdc-filtered', 'port 88 is silently dropped by a firewall or a security group'),
      cause('kdc-tcp-blocked', 'UDP 88 works and TCP 88 is dropped: large answers cannot come'),
      cause('kdc-no-route', 'this machine has no route to the KDCs: is the VPN up?'),
      cause('kdc-refused', 'nothing listens on 88 there, or a firewall rejects it'),
      cause('kdc-host-down', 'the hosts do not answer on any port'),
      cause('dns-srv-stale', 'DNS names a controller that is gone'),
      cause('dns-srv-target-unresolvable', 'the names of the KDCs have no address'),
      cause('kdc-mtu-blackhole', 'small packets pass and full-size ones vanish'),
      cause('sg-directory-client', 'the directory’s security group does not admit this machine'),
    ],
  },
  'proxy-broken': {
    says: () => 'The HTTPS proxy that krb5.conf names as KDC cannot be used.',
    causes: [
      cause('kdc-proxy-broken', 'the proxy refuses, does not know the realm, or its TLS fails'),
    ],
  },
  'response-too-big': {
    says: () => 'The KDC’s answer does not fit a datagram, and the client asks again over TCP.',
    causes: [
      cause('kdc-tcp-blocked', 'TCP 88 is blocked: then the login ends here'),
      cause('config-udp-preference', 'udp_preference_limit = 1 goes straight to TCP'),
    ],
  },
  'kdc-internal': {
    says: () => 'The KDC answered with an error of its own.',
    causes: [cause('kdc-error', 'its log says why; another controller may serve')],
  },
  'client-unknown': {
    says: ({ client, realm }) =>
      `The KDC that was asked${realm === undefined ? '' : ` for ${realm}`} does not know ${client ?? 'the user'}.`,
    causes: [
      cause('principal-unknown', 'there is no such user in the realm'),
      cause('kdc-wrong-realm', 'the KDC that answered serves another realm'),
      cause('dns-srv-wrong-realm', 'the SRV records lead to a KDC of another realm'),
      cause('config-kdc-wrong-realm', 'the kdc line names a KDC of another realm'),
      cause('principal-other-realm', 'the user is in another realm: write user@REALM'),
      cause('config-realm-case', 'the realm is written in lower case'),
    ],
  },
  'reply-mismatch': {
    says: () => 'The KDC answered for another name than the one that was asked for.',
    causes: [
      cause('config-realm-case', 'Active Directory’s realms are in capitals, and this one was not'),
    ],
  },
  'wrong-realm': {
    says: ({ realm }) =>
      `The KDC says that the user belongs to another realm${realm === undefined ? '' : ` than ${realm}`}.`,
    causes: [
      cause('principal-other-realm', 'the user name belongs to another realm'),
      cause('kdc-wrong-realm', 'the KDC that was asked serves another realm'),
    ],
  },
  'account-revoked': {
    says: ({ client }) =>
      `The account${of(client)} is disabled, locked or expired: the KDC does not say which.`,
    causes: [
      cause('account-disabled', 'an administrator has disabled it'),
      cause('account-locked', 'too many wrong passwords'),
      cause('account-expired', 'its end date has passed'),
    ],
  },
  'password-wrong': {
    says: ({ client }) => `The password${of(client)} is not the one that the KDC knows.`,
    causes: [cause('password-wrong', 'mistyped, changed elsewhere, or in another keyboard layout')],
  },
  'password-expired': {
    says: ({ client }) => `The password${of(client)} has expired or must be changed now.`,
    causes: [
      cause('password-must-change', 'kinit asks for a new one when it runs on a terminal'),
      cause('kpasswd-blocked', 'the change needs port 464, which may be blocked'),
    ],
  },
  'password-change-unreachable': {
    says: () => 'The password must be changed, and the service for that was not reached.',
    causes: [
      cause('kpasswd-blocked', 'port 464 is blocked on the way to the controllers'),
      cause('password-must-change', 'change the password on another machine'),
    ],
  },
  'etype-unsupported': {
    says: ({ enctype }) =>
      `Client and KDC have no encryption type in common${enctype === undefined ? '' : ` (${enctype})`}.`,
    causes: [
      cause('config-enctypes-none-common', 'permitted_enctypes leaves nothing that the KDC has'),
      cause('kdc-enctypes-weak', 'the account has RC4 keys only, which new libraries refuse'),
    ],
  },
  'clock-skew': {
    says: () => 'Two clocks differ by more than the five minutes that Kerberos allows.',
    causes: [
      cause('clock-local-off', 'all servers agree with each other and not with this machine'),
      cause('clock-kdc-off', 'one controller differs from the others'),
      cause('clock-user-realm-off', 'the controllers of the users’ realm are off'),
      cause('clock-database-off', 'the KDCs agree with this machine, the database does not'),
    ],
  },
  'not-yet-valid': {
    says: () => 'The ticket begins in the future: the clock of who judges it is behind.',
    causes: [
      cause('clock-kdc-off', 'one controller is behind the one that issued the ticket'),
      cause('clock-local-off', 'this machine’s clock is off'),
      cause('clock-database-off', 'the database’s clock is behind'),
    ],
  },
  'kdc-policy': {
    says: () => 'A policy of the KDC forbids this ticket.',
    causes: [
      cause(
        'trust-selective-authentication',
        'the trust asks for “Allowed to authenticate” on the database’s computer account',
      ),
      cause('account-disabled', 'logon hours or logon workstations of the account'),
    ],
  },
} as const satisfies SymptomTable;
