/** Judges paths of the account's things; the networks are read once for each snapshot, when they are first asked for. */
import { valueOr } from '../../aws/section.ts';
import type { AccountSnapshot, NetworkSnapshot } from '../../aws/snapshot.ts';
import { localAddressTowards } from '../../net/localAddress.ts';
import { wellKnownPorts } from '../../net/servicePorts.ts';
import { loadEngine } from '../diagnosis/loadEngine.ts';
import type { WantedPath } from '../tree/networkRow.ts';
import type { PathAnswer } from '../tree/pathRows.ts';
import type { OpenedAccount } from './accountSession.ts';
import { loadAws } from './aws.ts';

const read = new WeakMap<AccountSnapshot, Promise<readonly NetworkSnapshot[]>>();

/** The answers to `paths`, in their order. */
export async function judgePaths(
  { access, snapshot }: OpenedAccount,
  paths: readonly WantedPath[],
): Promise<readonly PathAnswer[]> {
  const networks = read.get(snapshot) ?? readNetworks(access, snapshot);
  read.set(snapshot, networks);
  const { reach, clientEndpoint, isLoopback } = await loadEngine();
  const address = await addressTowards(snapshot);
  const client = clientEndpoint(
    address === undefined || isLoopback(address) ? undefined : address,
    process.platform,
  );
  const sources = { account: snapshot, networks: await networks, client };
  return paths.map(({ from, to }) => reach({ from, to }, sources));
}

async function readNetworks(
  access: OpenedAccount['access'],
  snapshot: AccountSnapshot,
): Promise<readonly NetworkSnapshot[]> {
  const { loadNetworks } = await loadAws();
  // Every call has its own timeouts, and what fails becomes a section that says so.
  return loadNetworks(access, snapshot, { signal: new AbortController().signal });
}

/** This machine's own address on the way to the first directory: the private one, behind a VPN or in the VPC. */
async function addressTowards({ regions }: AccountSnapshot): Promise<string | undefined> {
  const [controller] = regions.flatMap(({ directories }) =>
    valueOr(directories, []).flatMap(({ description }) => description.DnsIpAddrs ?? []),
  );
  return controller === undefined
    ? undefined
    : localAddressTowards(controller, wellKnownPorts.kerberos);
}
