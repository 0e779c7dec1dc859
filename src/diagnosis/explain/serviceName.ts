/** What the name of a service gives away about why a KDC does not know it. */
import { isPrincipal, parsePrincipal } from '../../kerberos/principal.ts';
import type { Cause } from './symptoms.ts';

/** Service classes of the engines' clients and of Windows. */
const usualClasses = new Set(
  [
    'postgres',
    'mysql',
    'mssqlsvc',
    'oracle',
    'db2',
    'host',
    'krbtgt',
    'ldap',
    'cifs',
    'http',
  ].concat(['mariadb', 'kadmin', 'restrictedkrbhost', 'gc', 'dns', 'termsrv', 'wsman', 'nfs']),
);

/** Names that EC2 gives to addresses: what reverse DNS or a CNAME leads to, never what RDS registers. */
const machineName =
  /^(?:ip|ec2)-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}\.|\.compute\.(?:internal|amazonaws)/i;
const machineRealm =
  /(?:^|\.)(?:EC2\.INTERNAL|COMPUTE\.INTERNAL|COMPUTE(?:-1)?\.AMAZONAWS\.COM(?:\.CN)?)$/i;
const endpointRealm = /\.AMAZONAWS\.COM(?:\.CN)?$/i;

/** The most likely cause for this name, when it tells one; `service/host@REALM` or `krbtgt/B@A`. */
export function causeByName(server: string | undefined): Cause | undefined {
  if (server === undefined) return undefined;
  const parsed = parsePrincipal(server.endsWith('@') ? server.slice(0, -1) : server);
  if (!isPrincipal(parsed)) return undefined;
  const [service = '', host = ''] = parsed.components;
  if (service.toLowerCase() === 'krbtgt') return causeByRealm(host);
  if (isAddress(host)) {
    return {
      finding: 'spn-by-address',
      because: `${host} is an address: databases are registered by name`,
    };
  }
  if (machineName.test(host)) {
    return {
      finding: 'spn-canonicalized',
      because: `${host} is a machine’s name: reverse DNS or a CNAME put it in the place of the endpoint’s`,
    };
  }
  if (host !== '' && !usualClasses.has(service.toLowerCase())) {
    return {
      finding: 'spn-service-class',
      because: `“${service}” is not the service name of any engine: PostgreSQL’s is postgres, MySQL’s mysql`,
    };
  }
  if (host !== '' && !host.includes('.')) {
    return {
      finding: 'dns-short-name',
      because: `${host} is a short name, which nobody registered`,
    };
  }
  return undefined;
}

function causeByRealm(realm: string): Cause {
  if (/[#;"'“”\s]/.test(realm)) {
    return {
      finding: 'config-lint',
      because: 'a comment or a quotation mark became a part of the realm',
    };
  }
  if (machineRealm.test(realm)) {
    return {
      finding: 'spn-canonicalized',
      because: `${realm} was guessed from a machine’s name, which reverse DNS or a CNAME led to`,
    };
  }
  if (endpointRealm.test(realm)) {
    return {
      finding: 'spn-realm-mapping-missing',
      because: `${realm} was guessed from the endpoint’s name: nothing in [domain_realm] says where it belongs`,
    };
  }
  if (realm !== realm.toUpperCase()) {
    return { finding: 'config-realm-case', because: `${realm} is not in capitals` };
  }
  return {
    finding: 'trust-missing-user-side',
    because: `the KDC of the user’s realm has no trust to ${realm}`,
  };
}

function isAddress(host: string): boolean {
  return (
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i.test(host)
  );
}
