/** DNS records as Active Directory publishes them for a domain, and as RDS does for its endpoints. */
import type { Answer } from 'dns-packet';
import type { SimulatorPorts } from '../place.ts';
import type { DomainNames, Zone } from './state.ts';

const ttl = 600;

export interface PublishedController {
  readonly hostName: string;
  readonly address: string;
}

/** The zone of an AD domain: apex addresses, controllers, and the SRV records of each service. */
export function domainZone(
  domain: DomainNames,
  controllers: readonly PublishedController[],
  ports: SimulatorPorts,
): Zone {
  const { dnsName } = domain;
  const services: readonly (readonly [name: string, port: number])[] = [
    ['_kerberos._udp', ports.kerberos],
    ['_kerberos._tcp', ports.kerberos],
    ['_kerberos._tcp.dc._msdcs', ports.kerberos],
    ['_kpasswd._udp', ports.kpasswd],
    ['_kpasswd._tcp', ports.kpasswd],
    ['_ldap._tcp', ports.ldap],
    ['_ldap._tcp.dc._msdcs', ports.ldap],
    ['_gc._tcp', ports.globalCatalog],
  ];
  const [primary] = controllers;
  return {
    origin: dnsName,
    state: 'served',
    records: [
      startOfAuthority(dnsName, primary?.hostName ?? dnsName),
      ...controllers.flatMap(({ hostName, address }) => [
        a(dnsName, address),
        a(hostName, address),
      ]),
      ...services.flatMap(([service, port]) =>
        controllers.map(({ hostName }) => srv(`${service}.${dnsName}`, hostName, port)),
      ),
    ],
  };
}

/** The public zone of RDS in one Region: endpoint name → private address, as RDS publishes it. */
export function endpointZone(region: string, endpoints: Readonly<Record<string, string>>): Zone {
  const origin = `${region}.rds.amazonaws.com`;
  return {
    origin,
    state: 'served',
    records: [
      startOfAuthority(origin, `ns-1.${origin}`),
      ...Object.entries(endpoints).map(([name, address]) => a(name, address)),
    ],
  };
}

function a(name: string, data: string): Answer {
  return { type: 'A', name, ttl, data };
}

function srv(name: string, target: string, port: number): Answer {
  return { type: 'SRV', name, ttl, data: { priority: 0, weight: 100, port, target } };
}

function startOfAuthority(name: string, mname: string): Answer {
  return {
    type: 'SOA',
    name,
    ttl: 3600,
    data: {
      mname,
      rname: `hostmaster.${name}`,
      serial: 42,
      refresh: 900,
      retry: 600,
      expire: 86_400,
      minimum: 3600,
    },
  };
}
