/** The program of this machine that can get a ticket for a service without keeping it, and how to ask it. */
import type { ProbeContext } from '../observation.ts';
import { findProgram, windowsKlist } from './findPrograms.ts';
import type { Implementation } from './implementation.ts';
import { kerberosLanguage } from './language.ts';
import type { KerberosTools } from './tools.ts';

/** A service as a client would name it: by class and host, or by the whole principal that the server announced. */
export type ServiceName =
  { readonly service: string; readonly host: string } | { readonly principal: string };

export interface ServiceTicketProgram {
  readonly path: string;
  readonly implementation: Implementation;
  /** Windows keeps the ticket in the logon session; nobody can ask it not to. */
  readonly stores: boolean;
  readonly args: (name: ServiceName) => readonly string[];
}

/**
 * MIT's kvno from 1.19 on, which knows `--no-store`; Heimdal's and macOS' kgetcred where it knows it; on Windows `klist get`.
 * @returns why there is none, in a sentence
 */
export async function findServiceTicketProgram(
  tools: KerberosTools,
  context: ProbeContext,
): Promise<ServiceTicketProgram | { readonly error: string }> {
  const { env, platform, run } = tools;
  if (platform === 'win32') {
    const args = (name: ServiceName): readonly string[] => ['get', principalText(name)];
    return { path: windowsKlist(env), implementation: 'windows', stores: true, args };
  }
  const asked: string[] = [];
  for (const { name, help, implementation, args } of candidates) {
    for (const path of await findProgram(name, env, platform)) {
      const { stdout, stderr } = await run(
        { path, args: help, env: kerberosLanguage(env) },
        context,
      );
      asked.push(path);
      if (/--no-store\b/.test(stdout + stderr))
        return { path, implementation, stores: false, args };
    }
  }
  return {
    error:
      asked.length === 0
        ? 'Neither kvno (MIT, package krb5-user or krb5-workstation) nor kgetcred (Heimdal) is on PATH: no service ticket could be asked for.'
        : `${asked.join(', ')} cannot get a ticket without storing it (MIT 1.19 and later can): no service ticket was asked for.`,
  };
}

/** Each prints its options when it is asked wrongly; neither talks to a KDC for that. */
const candidates: readonly {
  readonly name: string;
  readonly help: readonly string[];
  readonly implementation: Implementation;
  readonly args: (name: ServiceName) => readonly string[];
}[] = [
  {
    name: 'kvno',
    help: [],
    implementation: 'mit',
    args: (name) =>
      'principal' in name
        ? ['--no-store', name.principal]
        : ['--no-store', '-S', name.service, name.host],
  },
  {
    name: 'kgetcred',
    help: ['--help'],
    implementation: 'heimdal',
    args: (name) =>
      'principal' in name
        ? ['--no-store', name.principal]
        : ['--no-store', '--hostbased', name.service, name.host],
  },
];

/** `postgres/db.example.com`, or the principal as it was announced. */
export function principalText(name: ServiceName): string {
  return 'principal' in name ? name.principal : `${name.service}/${name.host}`;
}
