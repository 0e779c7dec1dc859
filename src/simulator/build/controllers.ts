/** Domain controllers and resolvers in good health. */
import type { Place } from '../place.ts';
import { answering } from '../realm/state.ts';
import type { DnsServer, DomainController, DomainNames, Zone } from '../realm/state.ts';
import { domainZone } from '../realm/zones.ts';
import type { AddressPlan } from './addressPlan.ts';
import { managedDomain, userDomain } from './names.ts';

/** aes256-cts-hmac-sha1-96 and aes128-cts-hmac-sha1-96: what Windows offers today. */
const strongEnctypes = [18, 17];

export interface Zones {
  readonly managed: Zone;
  readonly users: Zone;
  /** Public names, which every resolver knows. */
  readonly endpoints: Zone;
}

export function hostNameOf(domain: DomainNames, index: number): string {
  return `dc${index + 1}.${domain.dnsName}`;
}

export function domainZones(place: Place, plan: AddressPlan): Omit<Zones, 'endpoints'> {
  const published = (domain: DomainNames, addresses: readonly string[]): Zone =>
    domainZone(
      domain,
      addresses.map((address, index) => ({ hostName: hostNameOf(domain, index), address })),
      place.ports,
    );
  return {
    managed: published(managedDomain, plan.controllers),
    users: published(userDomain, [plan.userController]),
  };
}

/** Controllers of the managed directory: they serve their zone and forward everything else. */
export function managedControllers(plan: AddressPlan, zones: Zones): readonly DomainController[] {
  return plan.controllers.map((address, index) =>
    controller(managedDomain, address, index, [zones.managed, zones.users, zones.endpoints], {
      [userDomain.dnsName]: userDomain.realm,
    }),
  );
}

/** The users' controller: it refers names of the managed directory there. */
export function userController(plan: AddressPlan, zones: Zones): DomainController {
  return controller(
    userDomain,
    plan.userController,
    0,
    [zones.users, zones.managed, zones.endpoints],
    { [managedDomain.dnsName]: managedDomain.realm },
  );
}

/** The workstation's resolver, with a conditional forwarder for each domain. */
export function corporateResolver(plan: AddressPlan, zones: Zones): DnsServer {
  return {
    address: plan.resolver,
    transports: answering,
    zones: [zones.users, zones.managed, zones.endpoints],
    elsewhere: 'NXDOMAIN',
  };
}

function controller(
  domain: DomainNames,
  address: string,
  index: number,
  zones: readonly Zone[],
  referrals: Readonly<Record<string, string>>,
): DomainController {
  return {
    address,
    hostName: hostNameOf(domain, index),
    domain,
    clockOffsetMs: 0,
    dns: { transports: answering, zones, elsewhere: 'NXDOMAIN' },
    kdc: {
      transports: answering,
      realm: domain.realm,
      style: 'windows',
      referrals,
      enctypes: strongEnctypes,
      accounts: { aduser: 'preauthentication' },
    },
    kpasswd: answering,
    ldap: answering,
    ldaps: 'answers',
    ntp: 'answers',
  };
}
