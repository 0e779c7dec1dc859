import { SettingError } from './settingError.ts';

/** Where the services of a domain controller and the DNS servers listen. */
export interface ServicePorts {
  readonly dns: number;
  readonly kerberos: number;
  readonly kpasswd: number;
  readonly ldap: number;
  readonly ldaps: number;
  readonly globalCatalog: number;
  readonly ntp: number;
}

/** IANA service names and port numbers; 3268 is Microsoft's (MS-ADTS 5.1.1). */
export const wellKnownPorts: ServicePorts = {
  dns: 53,
  kerberos: 88,
  kpasswd: 464,
  ldap: 389,
  ldaps: 636,
  globalCatalog: 3268,
  ntp: 123,
};

const variable = 'KERBEROS_DOCTOR_PORTS';

function isService(name: string): name is keyof ServicePorts {
  return Object.hasOwn(wellKnownPorts, name);
}

/**
 * The well-known ports, with the overrides of `KERBEROS_DOCTOR_PORTS="dns=10053,kerberos=10088"`:
 * for port forwards and for realms that run without privileges.
 * @throws SettingError naming the entry that cannot be read
 */
export function servicePorts(env: Readonly<Record<string, string | undefined>>): ServicePorts {
  const ports: { -readonly [service in keyof ServicePorts]: number } = { ...wellKnownPorts };
  for (const entry of (env[variable] ?? '').split(',')) {
    if (entry.trim() === '') continue;
    const [service = '', port = ''] = entry.split('=', 2).map((part) => part.trim());
    if (!isService(service)) {
      const known = Object.keys(wellKnownPorts).join(', ');
      throw new SettingError(
        `${variable} names the service "${service}", which does not exist: use ${known}.`,
      );
    }
    if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
      throw new SettingError(
        `${variable} gives "${service}" the port "${port}": write a number from 1 to 65535, as in ${service}=${wellKnownPorts[service]}.`,
      );
    }
    ports[service] = Number(port);
  }
  return ports;
}
