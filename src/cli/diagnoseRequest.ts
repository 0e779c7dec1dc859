/** From options to the request of a diagnosis without AWS. */
import { engineFamily } from '../aws/engine.ts';
import type { EngineFamily } from '../aws/engine.ts';
import type { Authentication, DiagnosisRequest, RequestedTarget } from '../diagnosis/request.ts';
import { defaultEnginePort } from '../diagnosis/subject.ts';
import { servicePorts } from '../net/servicePorts.ts';
import { runProgram } from '../probes/kerberosTools/runProgram.ts';
import { usageFailure } from './exitStatus.ts';
import { parseAddressPort, parseHostPort } from './hostPort.ts';
import type { Session } from './session.ts';
import { vantageOf } from './vantage.ts';

export interface DiagnoseOptions {
  readonly profile?: string;
  readonly region?: string;
  readonly krb5Conf?: string;
  readonly principal?: string;
  readonly timeout: number;
  readonly realm?: string;
  readonly kdc?: readonly string[];
  readonly dns?: readonly string[];
  readonly endpoint?: string;
  readonly engine?: string;
  readonly dbUser?: string;
  readonly useTickets?: boolean;
  readonly auth?: Authentication;
  readonly host?: string;
  readonly error?: string;
  readonly format: 'text' | 'json' | 'markdown' | 'html';
  readonly plan?: boolean;
  readonly redact?: boolean;
  readonly strict?: boolean;
}

/** What every diagnosis takes from the command line; the target comes on top. */
export function requestOf(
  options: DiagnoseOptions,
  session: Session,
): Omit<DiagnosisRequest, 'target'> {
  const ports = servicePorts(session.env);
  const { principal, dbUser, krb5Conf, kdc = [], dns = [] } = options;
  if (principal !== undefined && !/^[^@]+@[^@]+$/.test(principal.replace(/\\./g, 'x'))) {
    throw usageFailure(
      `--principal ${principal} has no realm; write USER@REALM, as in alice@CORP.EXAMPLE.COM.`,
    );
  }
  return {
    ...(principal === undefined ? {} : { principal }),
    ...(dbUser === undefined ? {} : { databaseUser: dbUser }),
    ...(options.useTickets === true ? { useTickets: true } : {}),
    // The command line works for the person who typed it: their own Kerberos programs may be run.
    runProgram,
    ...(options.auth === undefined ? {} : { authentication: options.auth }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(krb5Conf === undefined ? {} : { configFiles: [krb5Conf] }),
    extraKdcs: kdc.map((text) => parseHostPort(text, '--kdc', ports.kerberos)),
    extraDnsServers: dns.map((text) => parseAddressPort(text, '--dns', ports.dns)),
    timeoutMs: options.timeout,
    env: session.env,
    vantage: vantageOf(session),
  };
}

/** The target of `--realm`, with the endpoint where one is given. */
export function realmTarget(options: DiagnoseOptions, realm: string): RequestedTarget {
  if (!/^[^\s/@]{1,255}$/.test(realm))
    throw usageFailure(`--realm ${realm} is not the name of a realm; write it as in EXAMPLE.COM.`);
  const { endpoint, engine } = options;
  if (endpoint === undefined) {
    if (engine !== undefined) throw usageFailure('--engine needs --endpoint HOST[:PORT].');
    return { kind: 'realm', realm };
  }
  const family = engine === undefined ? undefined : familyOf(engine);
  if (family === undefined)
    throw usageFailure(`--endpoint needs --engine, one of ${engines.join(', ')}.`);
  const place = parseHostPort(endpoint, '--endpoint', defaultEnginePort[family]);
  return { kind: 'realm', realm, endpoint: { ...place, engine: family } };
}

export const engines = Object.keys(defaultEnginePort);

/** Families, and RDS's own names such as `aurora-postgresql`. */
export function familyOf(engine: string): EngineFamily | undefined {
  const name = engine.toLowerCase();
  return Object.hasOwn(defaultEnginePort, name) ? (name as EngineFamily) : engineFamily(name);
}
