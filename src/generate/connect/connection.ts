import type { CommandLine } from '../../aws/commandLine.ts';
import type { SqlEngine } from '../sql/request.ts';

export interface ConnectRequest {
  readonly engine: SqlEngine;
  /** The endpoint, in full: no alias and no address has a service principal. */
  readonly host: string;
  readonly port: number;
  readonly database?: string;
  readonly user: string;
  /** The user's own. */
  readonly realm: string;
  /** The database's name in the directory's domain (`domainHostName`), where the engine has one. */
  readonly domainHost?: string;
  /** The directory's realm, where it is known. */
  readonly directoryRealm?: string;
  /** The client runs Windows, and uses its own Kerberos (SSPI). */
  readonly windows?: boolean;
}

/** One client program's way to the database. */
export interface Connection {
  readonly tool: string;
  readonly title: string;
  /** Only of command-line programs. */
  readonly command?: CommandLine;
  /** What is pasted: the command line, a URL, a file, or one setting a line. */
  readonly text: string;
  readonly notes: readonly string[];
}

export type Connections =
  { readonly connections: readonly Connection[] } | { readonly problem: string };

/** Of the commercial Regions; GovCloud and China have their own (RDS user guide, "Using SSL/TLS"). */
export const certificateBundle = 'global-bundle.pem';
