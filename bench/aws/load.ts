/** Reads the account as the inventory does, and tells its parent what that took. */
import { openAccount } from '../../src/aws/access.ts';
import { inventoryOf } from '../../src/aws/inventory.ts';
import { loadAccount } from '../../src/aws/load/account.ts';

export interface Told {
  readonly ms: number;
  readonly cpuMs: number;
  /** Before the load, and at its peak. */
  readonly startRssMb: number;
  readonly peakRssMb: number;
  readonly inventoryMs: number;
  readonly instances: number;
  readonly directories: number;
  readonly errors: number;
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const regions = (process.argv[2] ?? '').split(',');
const access = await openAccount({ env: process.env, regions, instanceRole: false });
const startRssMb = process.memoryUsage.rss() / 2 ** 20;
const cpuBefore = cpu();
const start = performance.now();
const snapshot = await loadAccount(access, { signal: new AbortController().signal });
const ms = performance.now() - start;
const cpuMs = cpu() - cpuBefore;
const shown = inventoryOf(snapshot);
const inventoryMs = performance.now() - start - ms;
access.clients.destroy();
const told: Told = {
  ms,
  cpuMs,
  startRssMb,
  peakRssMb: process.resourceUsage().maxRSS / 1024,
  inventoryMs,
  instances: shown.regions.reduce((sum, region) => sum + region.instances.length, 0),
  directories: shown.regions.reduce((sum, region) => sum + region.directories.length, 0),
  errors: shown.regions.reduce((sum, region) => sum + region.errors.length, 0),
};
process.send?.(told, () => process.disconnect());
