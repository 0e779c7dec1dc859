/** The names of the lab: two Active Directory forests, the directory's and the users', and the databases. */
import { address } from './network.ts';
import type { Machine } from './network.ts';

export interface Domain {
  readonly realm: string;
  readonly dns: string;
  readonly netbios: string;
}

/** The AWS side: trusts the users' forest, and the databases are its members. */
export const directory: Domain = {
  realm: 'AWSMAD.KERBEROS.COM',
  dns: 'awsmad.kerberos.com',
  netbios: 'AWSMAD',
};

export const users: Domain = {
  realm: 'ONPREM.EXAMPLE.COM',
  dns: 'onprem.example.com',
  netbios: 'ONPREM',
};

export interface Controller {
  readonly machine: Machine;
  readonly host: string;
  readonly domain: Domain;
}

export const controllers = {
  onp: { machine: 'onp', host: 'onpdc1', domain: users },
  aws: { machine: 'aws', host: 'awsdc1', domain: directory },
  aws2: { machine: 'aws2', host: 'awsdc2', domain: directory },
} as const satisfies Record<string, Controller>;

export const region = 'eu-west-1';
const suffix = `abc123.${region}.rds.amazonaws.com`;

/** A PostgreSQL instance and an Aurora MySQL cluster, in the words of AWS; MariaDB plays the latter. */
export const postgresql = { id: 'reports', host: `reports.${suffix}`, port: 5432 } as const;
export const mysql = { id: 'mydb', host: `mydb.cluster-${suffix}`, port: 3306 } as const;

/** The name that Windows users of a trusted forest connect to. */
export const domainEndpoint = `mydb.${directory.dns}`;

export const passwords = {
  administrator: 'Lab-Passw0rd!',
  user: 'Us3r-Passw0rd!',
  service: 'Svc-Passw0rd!',
} as const;

/** The person who logs in. */
export const person = `aduser@${users.realm}`;

export function hostOf(controller: Controller): string {
  return `${controller.host}.${controller.domain.dns}`;
}

export function addressOf(controller: Controller): string {
  return address(controller.machine);
}
