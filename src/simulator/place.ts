/** Where on loopback a simulator lives: one /24 of its own, so that several can run side by side. */

export interface SimulatorPorts {
  readonly dns: number;
  readonly kerberos: number;
  readonly kpasswd: number;
  readonly ldap: number;
  readonly ldaps: number;
  readonly globalCatalog: number;
  readonly ntp: number;
  readonly mysql: number;
  readonly postgresql: number;
}

/** High, so that no privilege is needed, and fixed, so that a packet dump can be read. */
export const simulatorPorts: SimulatorPorts = {
  dns: 10053,
  kerberos: 10088,
  kpasswd: 10464,
  ldap: 10389,
  ldaps: 10636,
  globalCatalog: 13268,
  ntp: 10123,
  mysql: 13306,
  postgresql: 15432,
};

export interface Place {
  /** `127.x.y` */
  readonly prefix: string;
  /** Only 127.0.0.1 can be bound (macOS): every server shares that address. */
  readonly shared: boolean;
  readonly ports: SimulatorPorts;
}

/** The address of host number `host` in this place, 1 to 254. */
export function addressIn(place: Place, host: number): string {
  return place.shared ? '127.0.0.1' : `${place.prefix}.${host}`;
}

/** A block of the place as the simulated VPCs and subnets name it. */
export function blockIn(place: Place, firstHost: number, prefixLength: number): string {
  return `${place.prefix}.${firstHost}/${prefixLength}`;
}

/** The whole loopback network, for systems with a single loopback address. */
export const sharedPlace: Place = { prefix: '127.0.0', shared: true, ports: simulatorPorts };

/**
 * The place of `127.x.y.0/24`, of `127.x.y` for short, or of the single address `127.0.0.1`.
 * @throws RangeError for anything that is not loopback, so that nothing else is ever bound.
 */
export function placeOf(subnet: string): Place {
  if (subnet === '127.0.0.1') return sharedPlace;
  const prefix = /^(127\.\d{1,3}\.\d{1,3})(?:\.0\/24)?$/.exec(subnet)?.[1];
  if (prefix?.split('.').every((part) => Number(part) <= 255) !== true) {
    throw new RangeError(
      `"${subnet}" is no /24 of 127.0.0.0/8: give one such as 127.20.30.0/24, or 127.0.0.1`,
    );
  }
  return { prefix, shared: false, ports: simulatorPorts };
}

/** A place chosen by `random` (0 to 1), away from 127.0 where other programs of the machine listen. */
export function somePlace(random: () => number): Place {
  const part = (): number => 1 + Math.floor(random() * 254);
  return placeOf(`127.${part()}.${part()}`);
}
