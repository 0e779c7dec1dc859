/** The one-way forest trust: the directory trusts the users' forest. */
import { directory, passwords, users } from '../names.ts';
import { pause } from '../shell.ts';
import type { DomainController } from './domainController.ts';

/** Creates the trust anew, on both sides. */
export async function createTrust(aws: DomainController, onp: DomainController): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await deleteTrust(aws, users.dns);
    await deleteTrust(onp, directory.dns);
    // Its last step fails for a one-way trust (WERR_NO_SUCH_DOMAIN); both trust objects exist then.
    const { stdout, stderr } = await aws.attemptTool([
      ...['domain', 'trust', 'create', users.realm, '--type=forest', '--direction=outgoing'],
      ...['--create-location=both', ...aws.configuration],
      ...['-U', `Administrator@${users.realm}%${passwords.administrator}`],
    ]);
    const said = stdout + stderr;
    if (/Local TDO created/.test(said) && /Remote TDO created/.test(said)) {
      for (const follower of aws.followers) await copyTrust(aws, follower);
      return;
    }
    await pause(500);
  }
  throw new Error('The trust could not be created.');
}

/** Takes the trust away on one side only. */
export async function deleteTrust(side: DomainController, other: string): Promise<void> {
  await side.attemptTool([
    ...['domain', 'trust', 'delete', other.toUpperCase(), '--delete-location=local'],
    ...side.configuration,
  ]);
}

/** What a further controller would learn by replication, which does not work between these. */
async function copyTrust(from: DomainController, to: DomainController): Promise<void> {
  const name = trustObject(from, users.dns);
  const key = await from.read(name, 'trustAuthOutgoing');
  await to.modify(
    `dn: ${name}\nchangetype: modify\nreplace: trustAuthOutgoing\ntrustAuthOutgoing:: ${key}\n`,
  );
}

/** The trust as this side holds it: a trusted domain object (MS-ADTS 6.1.6.7). */
export function trustObject(side: DomainController, other: string): string {
  return `CN=${other},CN=System,${ldapName(side.controller.domain.dns)}`;
}

function ldapName(domain: string): string {
  return domain
    .split('.')
    .map((part) => `DC=${part}`)
    .join(',');
}

/** MS-ADTS 6.1.6.7.12. */
const directions = { disabled: 0, incoming: 1, outgoing: 2 } as const;

/** Makes one side of the trust forget which way it points, or remember it. */
export function turnTrust(
  side: DomainController,
  other: string,
  direction: keyof typeof directions,
): Promise<void> {
  return side.modify(
    `dn: ${trustObject(side, other)}\nchangetype: modify\nreplace: trustDirection\ntrustDirection: ${directions[direction]}\n`,
  );
}
