import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { AwsAccess } from '../access.ts';
import { noRegion, notARegion } from '../chosenRegions.ts';
import type { Failure } from '../section.ts';
import type { AccountSnapshot, RegionSnapshot } from '../snapshot.ts';
import { loadDatabases } from './databases.ts';
import { loadDirectories } from './directories.ts';
import { SectionLoader } from './sectionLoader.ts';

export interface LoadOptions {
  /** Default: the Regions of `access`. */
  readonly regions?: readonly string[];
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface LoadProgress {
  /** The IAM action that has just been done. */
  readonly action: string;
  readonly region: string;
  /** Calls done so far; how many there will be depends on the answers. */
  readonly calls: number;
}

/**
 * Reads directories and databases of all chosen Regions at once. Never rejects: whatever cannot be read is a
 * section that says why. Cancelling gives what was read so far.
 */
export async function loadAccount(
  access: AwsAccess,
  options: LoadOptions,
): Promise<AccountSnapshot> {
  const takenAt = new Date().toISOString();
  const regions = [...new Set(options.regions ?? access.regions)];
  const start = { takenAt, ...(access.profile === undefined ? {} : { profile: access.profile }) };
  let calls = 0;
  const loader = new SectionLoader(options.signal, access.profile, (action, region) => {
    calls += 1;
    options.onProgress?.({ action, region, calls });
  });
  const [firstRegion] = regions;
  if (firstRegion === undefined) {
    const problem = access.problem ?? noRegion(access.profile);
    return { ...start, caller: problem, regions: [] };
  }
  const problem = access.problem ?? (await credentialProblem(access, firstRegion, loader));
  if (problem !== undefined) {
    return { ...start, caller: problem, regions: regions.map((name) => unread(name, problem)) };
  }
  const [caller, ...snapshots] = await Promise.all([
    loadCaller(
      access,
      regions.find((name) => notARegion(name) === undefined) ?? firstRegion,
      loader,
    ),
    ...regions.map((region) => loadRegion(access, region, loader)),
  ]);
  return { ...start, caller, regions: snapshots };
}

async function loadRegion(
  access: AwsAccess,
  region: string,
  loader: SectionLoader,
): Promise<RegionSnapshot> {
  const problem = notARegion(region);
  if (problem !== undefined) return unread(region, problem);
  const [directories, databases] = await Promise.all([
    loadDirectories(access, region, loader),
    loadDatabases(access, region, loader),
  ]);
  return { region, directories, ...databases };
}

/** Resolves the credentials once, so that a missing profile is one message and not one for each call. */
async function credentialProblem(
  access: AwsAccess,
  region: string,
  loader: SectionLoader,
): Promise<Failure | undefined> {
  try {
    await Promise.race([access.credentials(), aborted(loader.signal)]);
    return undefined;
  } catch (error) {
    return loader.failure(error, 'sts:GetCallerIdentity', region);
  }
}

async function loadCaller(
  access: AwsAccess,
  region: string,
  loader: SectionLoader,
): Promise<AccountSnapshot['caller']> {
  const problem = notARegion(region);
  if (problem !== undefined) return problem;
  return loader.section('sts:GetCallerIdentity', region, async (options) => {
    const identity = await access.clients
      .sts(region)
      .send(new GetCallerIdentityCommand({}), options);
    return { account: identity.Account ?? '', arn: identity.Arn ?? '' };
  });
}

function unread(region: string, problem: Failure): RegionSnapshot {
  return {
    region,
    directories: problem,
    instances: problem,
    clusters: problem,
    globalClusters: problem,
  };
}

/** Rejects when the signal is aborted: a credential_process or a prompt for a code cannot be interrupted itself. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = (): void => reject(new DOMException('cancelled', 'AbortError'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
