import type { Observation } from './observation.ts';

/** Greeting and full login response of a MySQL or MariaDB server, without a password. */
export interface MysqlFacts {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly serverVersion?: string;
  readonly mariadb?: boolean;
  readonly tlsOffered?: boolean;
  readonly defaultPlugin?: string;
  /** Plugin that the server asked for in AuthSwitchRequest, for the user name that was given. */
  readonly requestedPlugin?: string;
  /** SPN and realm that the server announced with a Kerberos plugin. */
  readonly spn?: string;
  readonly realm?: string;
  readonly user?: string;
  /** ERR packet: server error number, SQLSTATE, text. */
  readonly errorCode?: number;
  readonly sqlState?: string;
  readonly errorText?: string;
  /** What the first bytes looked like when they were not MySQL. */
  readonly detectedProtocol?: string;
  readonly receivedHex?: string;
}
export type MysqlObservation = Observation<'mysql', MysqlFacts>;
