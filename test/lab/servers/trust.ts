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
    if (/Local TDO created/.test(said) && /Remote TDO created/.test(said)) return;
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
