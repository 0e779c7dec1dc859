/** Symptoms that appear when the database judges the ticket, or AWS the database. */
import { cause } from './words.ts';
import type { SymptomTable } from './words.ts';

export const serverSideSymptoms = {
  'key-version': {
    says: () => 'The database has no key of the version that the ticket was encrypted with.',
    causes: [
      cause('db-keytab-stale', 'the password of its account was changed, its keytab was not'),
    ],
  },
  'server-key-missing': {
    says: ({ server }) =>
      `The database has no key${server === undefined ? '' : ` for ${server}`} in its keytab.`,
    causes: [
      cause('db-keytab-unusable', 'Kerberos is not or not completely set up on the database'),
      cause('spn-canonicalized', 'the client asked for another name than the server has'),
      cause('db-keytab-enctype', 'its keys are of other encryption types than the ticket'),
    ],
  },
  'server-key-enctype': {
    says: ({ enctype }) =>
      `The database has no key of the ticket’s encryption type${enctype === undefined ? '' : ` (${enctype})`}.`,
    causes: [cause('db-keytab-enctype', 'export the keys with the types that the KDC uses')],
  },
  'gss-login-refused': {
    says: ({ user }) =>
      `The database refused the Kerberos login${user === undefined ? '' : ` of ${user}`} and says no more.`,
    causes: [
      cause('db-user-mapping', 'the ticket is of another name than the database user'),
      cause('db-user-realm', 'the role was created without @REALM, or in another letter case'),
      cause('db-keytab-unusable', 'the database has no usable key'),
      cause('db-kerberos-not-enabled', 'the user is not granted rds_ad'),
    ],
  },
  'name-mismatch': {
    says: ({ user, client }) =>
      `The ticket is of ${client ?? 'another user'}; the database account wants ${user ?? 'another name'}.`,
    causes: [
      cause('db-user-mapping', 'log in as the user of the ticket, or change the account’s mapping'),
      cause('ticket-other-principal', 'the ticket in the cache is somebody else’s'),
    ],
  },
  'role-missing': {
    says: ({ user }) => `The database has no user ${user ?? 'of that name'}.`,
    causes: [
      cause('db-user-realm', 'the user was created without @REALM, or in another letter case'),
      cause('db-user-mapping', 'nobody created a user for this principal'),
    ],
  },
  'access-denied': {
    says: ({ user }) =>
      `The database refused ${user ?? 'the user'}: no such account from this address, or not with this proof.`,
    causes: [
      cause('db-user-method', 'the account logs in by password or IAM, not Kerberos'),
      cause('db-user-mapping', 'the account does not exist under this name'),
      cause('db-user-realm', 'name or realm of the account are in another letter case'),
      cause('password-wrong', 'with RDS for MySQL the password goes to the directory'),
      cause('iam-auth-policy', 'with IAM: the identity may not connect as this user'),
    ],
  },
  'no-rule': {
    says: ({ user, address }) =>
      `The database has no rule for ${user ?? 'this user'}${address === undefined ? '' : ` from ${address}`}, this database and this kind of connection.`,
    causes: [
      cause('db-user-no-rule', 'no line of pg_hba.conf matches'),
      cause('db-tls-required', '“no encryption” in the text: only TLS connections are admitted'),
    ],
  },
  'password-method': {
    says: ({ user }) =>
      `The database asked ${user ?? 'the user'} for a password, not for a ticket.`,
    causes: [
      cause('db-user-method', 'the role is not granted rds_ad (PostgreSQL), or uses a password'),
      cause('iam-auth-policy', 'with rds_iam: the token was not accepted'),
    ],
  },
  'server-plugin': {
    says: ({ plugin }) =>
      `The database knows the user, but ${plugin === undefined ? 'its Kerberos plugin' : `its plugin ${plugin}`} is not loaded.`,
    causes: [
      cause('db-kerberos-not-enabled', 'Kerberos is not enabled on the instance'),
      cause('db-reboot-pending', 'it was enabled and not rebooted'),
      cause('db-keytab-unusable', 'the plugin found no usable key'),
    ],
  },
  'target-unknown': {
    says: ({ server }) =>
      `Windows found no way to ${server ?? 'the service'}: the user’s own domain controller does not know where it is.`,
    causes: [
      cause(
        'spn-windows-endpoint',
        'users of a trusted forest need the endpoint name in the directory’s domain',
      ),
      cause('trust-suffix-routing', 'the users’ forest does not route the name suffix'),
      cause('spn-missing', 'the service principal is not registered'),
      cause('trust-missing-user-side', 'there is no trust from the user’s realm'),
    ],
  },
  'target-incorrect': {
    says: ({ server }) =>
      `The ticket is not for the account that the database runs as${server === undefined ? '' : ` (${server})`}.`,
    causes: [
      cause('spn-duplicate', 'the service principal is on another account, or on two'),
      cause('spn-missing', 'the name that was asked for is not registered for this server'),
      cause('spn-alias', 'the connection uses an alias'),
      cause('db-keytab-stale', 'the account’s password was changed'),
      cause('password-wrong', 'the service account of the server cannot log in'),
    ],
  },
  'sspi-context': {
    says: () => 'Windows could not build a Kerberos login for the server.',
    causes: [
      cause('spn-missing', 'no service principal is registered for the name that was used'),
      cause('spn-duplicate', 'it is registered on more than one account'),
      cause('spn-windows-endpoint', 'use the endpoint name in the directory’s domain'),
      cause('clock-local-off', 'the clocks differ'),
      cause('kdc-filtered', 'no domain controller was reached'),
    ],
  },
  'no-authority': {
    says: () => 'Windows found no domain controller that could log the user in.',
    causes: [
      cause('kdc-filtered', 'the controllers’ port 88 is not reachable'),
      cause('dns-forwarder-missing', 'their SRV records are not found'),
      cause('trust-missing-user-side', 'there is no trust to the domain'),
    ],
  },
  'logon-denied': {
    says: () => 'The server did not accept the login.',
    causes: [
      cause('db-user-mapping', 'there is no login for this Windows user or its groups'),
      cause('password-wrong', 'the password is wrong'),
      cause('account-disabled', 'the account is disabled, locked or expired'),
      cause('spn-windows-endpoint', 'NTLM was used instead of Kerberos'),
    ],
  },
  'ntlm-fallback': {
    says: () => 'The client fell back from Kerberos to NTLM, and the server does not take that.',
    causes: [
      cause('spn-windows-endpoint', 'use the endpoint name in the directory’s domain'),
      cause('spn-by-address', 'the server is given as an IP address'),
      cause('spn-missing', 'no service principal is registered for the name that was used'),
      cause('trust-not-verified', 'the trust to the user’s domain does not work'),
    ],
  },
  'oracle-credentials': {
    says: () => 'Oracle’s client or server could not use the Kerberos credentials.',
    causes: [
      cause('ticket-missing', 'there is no ticket where SQLNET.KERBEROS5_CC_NAME points'),
      cause('ticket-tool-mismatch', 'Oracle reads another cache than kinit wrote'),
      cause('spn-service-class', 'SQLNET.AUTHENTICATION_KERBEROS5_SERVICE differs on both sides'),
      cause('clock-local-off', 'the clocks differ'),
    ],
  },
  'oracle-service': {
    says: () => 'Oracle’s client could not set up any of the authentication services it names.',
    causes: [
      cause('config-missing-file', 'SQLNET.KERBEROS5_CONF does not name the right file'),
      cause('db-kerberos-not-enabled', 'the server does not offer KERBEROS5'),
      cause('spn-service-class', 'the service name differs on both sides'),
    ],
  },
  'db2-security': {
    says: ({ reason }) =>
      `Db2 refused the connection for a security reason${reason === undefined ? '' : ` (${reason})`}.`,
    causes: [
      cause('db-kerberos-not-enabled', 'the server does not offer Kerberos'),
      cause('ticket-missing', 'the client has no ticket'),
      cause('spn-service-class', 'TARGET PRINCIPAL of the catalogue entry is not the server’s'),
      cause('engine-db2-trust-parameter', 'users of a trusted domain need a parameter to be set'),
    ],
  },
  'join-failed': {
    says: ({ reason }) =>
      `RDS could not join the database to the directory${reason === undefined ? '' : ` (Windows code ${reason})`}.`,
    causes: [
      cause('membership-failed', 'the membership shows a failed state with its events'),
      cause(
        'role-trust-principal',
        'the IAM role does not trust directoryservice.rds.amazonaws.com',
      ),
      cause('sg-directory-ingress', 'the directory’s security group does not admit the database'),
      cause('sg-database-egress', 'the database’s security group lets nothing out'),
      cause('directory-not-active', 'the directory is not active'),
    ],
  },
  'role-invalid': {
    says: () => 'RDS cannot use the IAM role that was given for the directory.',
    causes: [
      cause('role-trust-principal', 'its trust policy lacks the principal of RDS'),
      cause('role-permissions', 'it lacks the four Directory Service actions'),
      cause('role-missing', 'it was deleted'),
    ],
  },
  'directory-not-found': {
    says: () => 'RDS or Directory Service does not find the directory in this account and Region.',
    causes: [
      cause('directory-not-shared', 'it is of another account and not shared, or under another id'),
      cause('directory-region-missing', 'it does not exist in this Region'),
      cause('directory-not-active', 'it is not active'),
    ],
  },
  'iam-conflict': {
    says: () => 'IAM database authentication and Kerberos exclude each other here.',
    causes: [
      cause('engine-iam-conflict', 'switch one of them off on the instance'),
      cause('db-user-method', 'a role has rds_iam and rds_ad'),
    ],
  },
  'iam-token': {
    says: () => 'The IAM token was not accepted: this login does not use Kerberos.',
    causes: [
      cause('iam-auth-policy', 'rds-db:connect is not allowed for this resource id and user'),
      cause('iam-auth-alias-endpoint', 'the token is for another host name than the endpoint'),
      cause('iam-auth-credentials-expiring', 'the token is older than 15 minutes'),
      cause('iam-auth-disabled', 'IAM database authentication is off'),
      cause('iam-auth-tls', 'the connection does not use TLS'),
    ],
  },
  replay: {
    says: () => 'The server saw the same authenticator twice and takes it for an attack.',
    causes: [],
    next: 'Try again. If it returns: two clients share one clock tick and one ticket (a load balancer, a proxy), or a retry was sent twice.',
  },
  'gss-unspecified': {
    says: () => 'The security library failed; the text behind it says why.',
    causes: [],
    next: 'Run the client again with KRB5_TRACE=/dev/stderr and explain what it prints.',
  },
} as const satisfies SymptomTable;
