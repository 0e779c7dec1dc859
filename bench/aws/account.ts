/** An account of any size, in the shape that the simulator serves. */
import { emptyRegion } from '../../src/simulator/aws/state.ts';
import type { AccountState, DirectoryState, RegionState } from '../../src/simulator/aws/state.ts';
import { membership, postgresqlInstance } from '../../src/simulator/build/databases.ts';
import { managedDirectory } from '../../src/simulator/build/directory.ts';
import { accountId } from '../../src/simulator/build/names.ts';
import { regions as known } from '../../src/aws/regions.ts';

export interface Size {
  readonly instances: number;
  readonly directories: number;
  readonly regions: number;
}

const now = new Date('2026-11-21T00:00:00Z');
const network = { vpcId: 'vpc-1', subnetIds: ['subnet-1', 'subnet-2'], securityGroupId: 'sg-1' };

export function regionNames({ regions }: Size): readonly string[] {
  return known.slice(0, regions).map(({ name }) => name);
}

/** Instances and directories spread evenly over the Regions; every second instance is joined. */
export function accountOf(size: Size): AccountState {
  const names = regionNames(size);
  const spread = (total: number, index: number) =>
    Math.floor((total * (index + 1)) / names.length) - Math.floor((total * index) / names.length);
  const entries = names.map((name, index): [string, RegionState] => {
    const directories = Array.from({ length: spread(size.directories, index) }, (_, at) =>
      directory(`d-${String(index * 100 + at).padStart(10, '9')}`),
    );
    const instances = Array.from({ length: spread(size.instances, index) }, (_, at) => {
      const owner = directories[at % directories.length]?.description.DirectoryId;
      const joined =
        at % 2 === 0 && owner !== undefined
          ? [{ ...membership('kerberos-enabled'), Domain: owner }]
          : [];
      const id = `app-${name}-${at}`;
      const instance = postgresqlInstance({ id, now, network, port: 5432, memberships: joined });
      return { ...instance, DBInstanceArn: `arn:aws:rds:${name}:${accountId}:db:${id}` };
    });
    return [name, { ...emptyRegion, directories, instances }];
  });
  return {
    accountId,
    callerArn: `arn:aws:iam::${accountId}:user/bench`,
    callerUserId: 'AIDAEXAMPLEBENCHUSER0',
    regions: Object.fromEntries(entries),
    disabledRegions: [],
    roles: [],
    policies: [],
    callerPolicies: [],
  };
}

function directory(DirectoryId: string): DirectoryState {
  const made = managedDirectory({
    now,
    controllerAddresses: ['10.0.1.10', '10.0.2.10'],
    vpcId: 'vpc-1',
    subnetIds: ['subnet-1', 'subnet-2'],
    securityGroupId: 'sg-2',
    userDomainDns: '10.9.0.1',
    userDomainNetwork: '10.9.0.0/16',
  });
  return { ...made, description: { ...made.description, DirectoryId } };
}
