/** What faults of tickets and keys have in common. */
import type { Lab } from './lab.ts';
import { commands } from './workstation.ts';

/** The second controller is a snapshot that no change reaches: it must not be asked. */
export function onlyFirstController({ network }: Lab): Promise<void> {
  return network.filter(
    'oifname "to-aws2" tcp dport 88 reject with tcp reset',
    'oifname "to-aws2" udp dport 88 reject',
  );
}

/** A cache with a service ticket would be used as it is: no KDC would be asked. */
export async function freshTicket({ ws }: Lab): Promise<void> {
  const { status, stderr } = await ws.type(commands.kinit, 20_000);
  if (status !== 0) throw new Error(`kinit: ${stderr}`);
}
