/** Findings that this product added to the vocabulary, told in full: part of docs/findings.md. */

export interface OwnFinding {
  readonly id: string;
  readonly known: string;
  readonly fix: string;
  /** How it looks to people who only see a client. */
  readonly looks: string;
}

export const ownFindings: readonly OwnFinding[] = [
  {
    id: 'directory-forwarder-missing',
    known:
      "Directory Service lists the directory's conditional forwarders, and none of them is for a domain that it trusts.",
    fix: 'Create the conditional forwarder with the DNS servers of the trusted domain.',
    looks:
      'Only users of the trusted domain are refused. kinit works; psql and mysql: “Cannot find KDC” or “Server not found in Kerberos database”; JDBC: the same in a GSSException; SSMS: “Cannot generate SSPI context”.',
  },
  {
    id: 'directory-ip-route-missing',
    known:
      'The forwarder for the trusted domain names public addresses, and Directory Service lists no IP route that contains them.',
    fix: 'Add the block of those addresses to the IP routes of the directory.',
    looks: 'As with a forwarder that is missing: only users of the trusted domain are refused.',
  },
  {
    id: 'account-no-preauth',
    known:
      'The KDC answers the first AS-REQ for the user with a ticket instead of asking for pre-authentication. The ticket is thrown away.',
    fix: 'Take “Do not require Kerberos preauthentication” off the account.',
    looks: 'Nothing fails: kinit, psql, mysql, JDBC and SSMS log in as usual.',
  },
  {
    id: 'sg-directory-egress',
    known:
      "The outbound rules of the directory's security group, judged for every port that a trust needs, do not reach the DNS servers of the trusted domain.",
    fix: 'Allow the ports of the trust outwards; the report has the command.',
    looks:
      'kinit works against the user’s own KDC. The trust cannot be verified; psql, mysql and JDBC: “Server not found in Kerberos database”; SSMS: “The target principal name is incorrect”.',
  },
  {
    id: 'engine-forest-trust',
    known: 'The engine, and a forest trust of its directory with the users’ domain.',
    fix: 'Try it, or use an external account in the directory itself: two pages of AWS contradict each other.',
    looks:
      'If it does not work: kinit is fine, and mysql says “Access denied” or asks the users’ KDC in vain.',
  },
  {
    id: 'engine-external-trust',
    known:
      'The type of the trust with the users’ domain is External, and the engine is not RDS for Oracle.',
    fix: 'Make it a forest trust.',
    looks:
      'kinit works; psql, mysql and JDBC: “Server not found in Kerberos database”; SSMS falls back to NTLM or says “Cannot generate SSPI context”.',
  },
  {
    id: 'engine-ad-groups',
    known:
      'shared_preload_libraries holds pg_ad_mapping, and the engine version or the age of the instance is below what AWS documents for it.',
    fix: 'Upgrade Aurora PostgreSQL, or switch Kerberos off and on again on an old instance.',
    looks:
      'Logins that should come in through an AD group fail: psql and JDBC: “role … does not exist” or “GSSAPI authentication failed”; single users with a role of their own log in.',
  },
  {
    id: 'engine-outposts',
    known: 'The subnets of the instance lie on an Outpost.',
    fix: 'Run the database in the Region, or log in by password.',
    looks: 'The database never offers Kerberos: psql and mysql ask for a password.',
  },
  {
    id: 'db-prohibited',
    known:
      'The routing table here knows a way to the address, and the connection ends at once with an ICMP message (“prohibited” or “host unreachable”) instead of silence or a reset.',
    fix: 'Allow the port in the firewall that answers, or mend the route beyond it.',
    looks:
      'kinit works. psql: “No route to host”; mysql: ERROR 2002 or 2003 (113); JDBC: NoRouteToHostException; SSMS: “A network-related error occurred”.',
  },
  {
    id: 'db-tls-outdated',
    known: 'The TLS handshake behind the database’s protocol ends with TLS 1.1 or older.',
    fix: 'Set tls_version, ssl_min_protocol_version or the engine’s own parameter to TLS 1.2, or upgrade.',
    looks:
      'kinit works. mysql: ERROR 2026 “unsupported protocol”; psql: “unsupported protocol”; JDBC: SSLHandshakeException; SSMS: “The client and server cannot communicate”.',
  },
];
