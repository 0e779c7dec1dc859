import type { Observation } from './observation.ts';

/** SSLRequest, GSSENCRequest and, with a user name, StartupMessage and an empty GSS token. */
export interface PostgresqlFacts {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly tls?: 'offered' | 'refused';
  readonly gssEncryption?: 'offered' | 'refused';
  readonly user?: string;
  readonly database?: string;
  /** What AuthenticationRequest asked for. */
  readonly authentication?: 'trust' | 'cleartext' | 'md5' | 'gss' | 'sspi' | 'sasl' | 'other';
  /** After AuthenticationGSS and an empty token: does the server hold a usable key? */
  readonly keytabUsable?: boolean;
  /** ErrorResponse: SQLSTATE and text. */
  readonly sqlState?: string;
  readonly errorText?: string;
  readonly detectedProtocol?: string;
  readonly receivedHex?: string;
}
export type PostgresqlObservation = Observation<'postgresql', PostgresqlFacts>;
