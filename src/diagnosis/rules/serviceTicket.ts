/** Hop `service-ticket`: which realm and which service principal will the client ask for? */
import ipaddr from 'ipaddr.js';
import { serverAnnouncesName } from '../evidence/clientHostName.ts';
import type { Rule } from './rule.ts';

export const serviceTicketRules: readonly Rule[] = [
  {
    id: 'spn-by-address',
    hop: 'service-ticket',
    explains: ['spn-realm-mapping-missing', 'spn-realm-mapping-wrong'],
    check: ({ subject }) => {
      const host = subject.login?.host ?? subject.endpoint?.host;
      if (host === undefined || !ipaddr.isValid(host)) return [];
      // A server that announces its service's name is reached by address as well (measured, fault C08).
      if (serverAnnouncesName(subject)) return [];
      return [
        {
          severity: 'error',
          scope: host,
          title: `The database is addressed as ${host}: no service principal exists for an IP address.`,
          explanation:
            'The client asks for a ticket for the name it was given; databases are registered by their endpoint name.',
          evidence: ['client-config'],
          fixes: [{ title: 'Connect to the endpoint name of the instance or cluster' }],
        },
      ];
    },
  },
  {
    id: 'spn-realm-mapping-wrong',
    hop: 'service-ticket',
    explains: ['spn-missing'],
    check: ({ client, subject }) => {
      const choice = client.endpointRealm;
      const { directoryRealm, endpoint } = subject;
      if (choice?.by !== 'domain-realm' || directoryRealm === undefined || endpoint === undefined)
        return [];
      if (choice.realm === directoryRealm || usesPassword(subject.database?.engine)) return [];
      return [
        {
          severity: 'error',
          title: `krb5.conf sends tickets for ${endpoint.host} to ${choice.realm}; the database is in ${directoryRealm}.`,
          explanation: `[domain_realm] ${choice.entry ?? ''} decides (${choice.origin ?? 'krb5.conf'}). The KDC of ${choice.realm} says "Server not found in Kerberos database".`,
          evidence: ['client-config'],
          fixes: [
            {
              title: `Map the endpoint's domain to the directory: ${suffixOf(endpoint.host)} = ${directoryRealm}`,
            },
          ],
        },
      ];
    },
  },
  {
    id: 'spn-realm-mapping-missing',
    hop: 'service-ticket',
    explains: ['spn-missing'],
    check: ({ client, subject }) => {
      const { directoryRealm, endpoint, userRealm } = subject;
      if (
        client.endpointRealm?.by !== 'fallback' ||
        directoryRealm === undefined ||
        endpoint === undefined
      )
        return [];
      // With the user's own realm as the directory's, the referral finds it (krb5conf.md 2.11, measured).
      if (userRealm === directoryRealm || usesPassword(subject.database?.engine)) return [];
      // A host in the directory's own domain: the guess is right.
      if (client.endpointRealm.realm === directoryRealm) return [];
      return [
        {
          severity: 'error',
          title: `krb5.conf does not say that ${endpoint.host} belongs to ${directoryRealm}; the client guesses ${client.endpointRealm.realm}.`,
          explanation: `No [domain_realm] entry covers the host, and users come from ${userRealm ?? 'another realm'}. psql and mysql say "Server krbtgt/${client.endpointRealm.realm} not found in Kerberos database".`,
          evidence: ['client-config'],
          fixes: [
            { title: `Add to [domain_realm]: ${suffixOf(endpoint.host)} = ${directoryRealm}` },
          ],
        },
      ];
    },
  },
];

/** RDS for MySQL authenticates by PAM: the server fetches the ticket, the client needs none (aws.md 1.4). */
function usesPassword(engine: string | undefined): boolean {
  return engine === 'mysql';
}

/** `.rds.amazonaws.com`, or `.rds.cn-north-1.amazonaws.com.cn` → `.amazonaws.com.cn` (AWS user guide). */
function suffixOf(host: string): string {
  if (host.endsWith('.amazonaws.com.cn')) return '.amazonaws.com.cn';
  if (host.endsWith('.rds.amazonaws.com')) return '.rds.amazonaws.com';
  return host.includes('.') ? host.slice(host.indexOf('.')) : host;
}
