/** Whether an error text names a cause: judged by what else could print it, not by what the reader may guess. */

interface Saying {
  readonly text: RegExp;
  /** Causes that nothing else shares this text with. */
  readonly names: readonly string[];
  /** Causes whose hop it points at, among others. */
  readonly pointsAt: readonly string[];
}

const sayings: readonly Saying[] = [
  {
    text: /Improper format of Kerberos configuration file/,
    names: [],
    // Which file and line remains open.
    pointsAt: ['config-syntax'],
  },
  {
    text: /does not specify default realm/,
    names: ['config-no-default-realm'],
    pointsAt: ['config-missing-file'],
  },
  {
    text: /Included profile (file|directory) could not be read/,
    names: ['config-missing-file'],
    pointsAt: [],
  },
  { text: /KDC reply did not match expectations/, names: [], pointsAt: ['config-realm-case'] },
  {
    text: /Cannot find KDC for realm/,
    names: [],
    pointsAt: [
      ...['config-no-kdc-source', 'dns-srv-missing', 'dns-forwarder-missing', 'dns-zone-refused'],
      ...['dns-forwarder-broken', 'dns-server-silent', 'dns-stub-dead', 'config-kdc-invalid'],
      'dns-srv-target-unresolvable',
    ],
  },
  {
    text: /Cannot contact any KDC/,
    names: [],
    pointsAt: [
      ...['kdc-filtered', 'kdc-refused', 'kdc-host-down', 'kdc-prohibited', 'kdc-no-route'],
      ...['kdc-tcp-blocked', 'dns-srv-stale', 'config-kdc-stale', 'kdc-not-kerberos'],
      ...['dns-srv-target-unresolvable', 'config-kdc-invalid', 'kdc-mtu-blackhole'],
    ],
  },
  {
    text: /Clock skew too great|not yet valid/i,
    names: [],
    pointsAt: ['clock-local-off', 'clock-kdc-off', 'clock-user-realm-off'],
  },
  {
    text: /could not translate host name/,
    names: ['dns-endpoint-unresolvable'],
    pointsAt: ['dns-server-silent', 'dns-stub-dead'],
  },
  { text: /Connection refused/, names: ['db-refused'], pointsAt: [] },
  {
    text: /timeout expired|Connection timed out/,
    names: [],
    pointsAt: ['db-filtered', 'db-no-route', 'hosts-file-override'],
  },
  {
    text: /Network is unreachable|No route to host/,
    names: ['db-no-route'],
    pointsAt: ['dns-split-horizon', 'hosts-file-override', 'kdc-no-route'],
  },
  {
    text: /Server not found in Kerberos database/,
    names: [],
    // Ten injected causes print it.
    pointsAt: [
      'spn-missing',
      'spn-realm-mapping-missing',
      'spn-realm-mapping-wrong',
      'trust-missing-user-side',
    ],
  },
  {
    text: /not found in Kerberos database while getting initial/,
    names: [],
    pointsAt: ['principal-unknown'],
  },
  {
    text: /credentials have been revoked/,
    names: [],
    pointsAt: ['account-disabled', 'account-locked', 'account-expired'],
  },
  { text: /Password incorrect|Preauthentication failed/, names: ['password-wrong'], pointsAt: [] },
  {
    text: /No credentials cache found|No Kerberos credentials available/,
    names: ['ticket-missing'],
    pointsAt: [],
  },
  { text: /Ticket expired/, names: ['ticket-expired'], pointsAt: [] },
  { text: /permissions incorrect/, names: ['ticket-cache-unreadable'], pointsAt: [] },
  {
    text: /End of credential cache|Unsupported credentials cache format/,
    names: ['ticket-cache-damaged'],
    pointsAt: [],
  },
  { text: /Key version is not available/, names: ['db-keytab-stale'], pointsAt: [] },
  { text: /no pg_hba\.conf entry/, names: ['db-user-no-rule'], pointsAt: [] },
  {
    text: /1129|is blocked because of many connection errors/,
    names: ['db-host-blocked'],
    pointsAt: [],
  },
  {
    text: /Too many connections|too many clients/,
    names: ['db-too-many-connections'],
    pointsAt: [],
  },
  { text: /Plugin .* could not be loaded/, names: ['db-client-plugin-missing'], pointsAt: [] },
  { text: /Plugin 'gssapi' is not loaded/, names: [], pointsAt: ['db-kerberos-not-enabled'] },
  {
    text: /GSSAPI name mismatch/,
    names: ['db-user-mapping', 'ticket-other-principal'],
    pointsAt: [],
  },
];

/** @param said everything that the client programs printed */
export function namedBy(said: string, cause: string): 'yes' | 'partly' | 'no' {
  const heard = sayings.filter(({ text }) => text.test(said));
  if (heard.some(({ names }) => names.includes(cause))) return 'yes';
  return heard.some(({ pointsAt }) => pointsAt.includes(cause)) ? 'partly' : 'no';
}

/** KDiag's own checks (KDiag.java, Hadoop 3.4): the file, the default realm, the ticket cache. Everything else is an exception. */
export function readByKdiag(cause: string): 'yes' | 'partly' | 'no' {
  if (['config-missing-file', 'config-no-default-realm', 'ticket-missing'].includes(cause))
    return 'yes';
  const printed = /^(config|spn-realm-mapping|ticket)-/.test(cause);
  return printed ? 'partly' : 'no';
}
