import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { loopback } from '../../test/live/context.ts';
import { installed } from '../../test/live/servers/process.ts';
import { password, srv, user } from './target.ts';
import type { HealthyTarget } from './target.ts';

type Command = readonly [program: string, ...args: string[]];

/** What somebody does without us, and how often it is worth measuring. */
export interface Rival {
  readonly name: string;
  readonly rounds: number;
  /** Takes minutes: only with `--all`. */
  readonly slow?: boolean;
  readonly commands: readonly Command[];
}

export function rivals({ ports }: HealthyTarget): readonly Rival[] {
  const { kerberos, kpasswd, dns, ntp, database } = ports;
  const knock = (port: number, ...flags: string[]): Command => [
    ...(['nc', '-z', '-w', '2'] as const),
    ...flags,
    loopback,
    `${port}`,
  ];
  const scan = `T:${[kerberos, kpasswd, dns, database].join(',')},U:${[kerberos, kpasswd, dns, ntp].join(',')}`;
  const nmap = ['nmap', '-n', '-Pn', '-sU', '-sT', '-p', scan] as const;
  return [
    {
      name: "the guide's nc, dig, kinit",
      rounds: 5,
      commands: [
        ...[dns, kerberos, kpasswd, database].map((port) => knock(port)),
        ...[dns, kerberos, kpasswd].map((port) => knock(port, '-u')),
        ['dig', `@${loopback}`, '-p', `${dns}`, srv, 'SRV'],
        ['kinit', user],
      ],
    },
    { name: 'nmap, ports only', rounds: 3, commands: [[...nmap, loopback]] },
    {
      name: 'nmap -sV, protocols as well',
      rounds: 1,
      slow: true,
      commands: [[...nmap, '-sV', loopback]],
    },
  ];
}

/** Programs of the rival that this machine does not have. */
export function absentPrograms({ commands }: Rival): readonly string[] {
  return [...new Set(commands.map(([program]) => program))].filter((each) => !installed(each));
}

/** Runs the commands one after the other, as a person does; throws when one fails on this healthy target. */
export function runCommands({ commands }: Rival, { kdc }: HealthyTarget): void {
  const env = { ...process.env, ...kdc.env, KRB5CCNAME: `FILE:${join(kdc.folder, 'ccache')}` };
  for (const [program, ...args] of commands) {
    const { status, stderr } = spawnSync(program, args, { env, input: `${password}\n` });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${String(stderr)}`);
  }
}
