/** The evaluator against the naive one: whatever the topology, both say the same about every flow. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Subnet } from '@aws-sdk/client-ec2';
import { buildWorld } from '../../../src/reachability/buildWorld.ts';
import type { Endpoint, Protocol } from '../../../src/reachability/flow.ts';
import { judge } from '../../../src/reachability/judge.ts';
import { addressesOf, naiveVerdict } from './naive.ts';
import type { Host } from './naive.ts';
import { flow } from './network.ts';
import { ephemeral, ports, topologies } from './randomNetwork.ts';
import type { Draw, Station, Topology } from './randomNetwork.ts';

const runs = 150 * Number(process.env['FUZZ_RUNS'] ?? 1);
const ephemeralNumbers = [50000, 50001, 50002, 50003];

interface End {
  readonly endpoint: Endpoint;
  readonly hosts: readonly Host[];
}

/** A station by its address, or as a database whose address in one or two subnets nobody knows. */
function asEnd(draw: Draw, { networks }: Topology, station: Station, six: boolean): End {
  const { vpcId, subnetId, region, groupIds, name } = station;
  const address = six ? station.six : station.four;
  const place = { ...(vpcId && { vpcId }), ...(region && { region }), groupIds };
  const endpoint: Endpoint = {
    kind: vpcId === undefined ? 'address' : 'domain-controller',
    label: name,
    subnetIds: [],
    securityGroupIds: [],
    ephemeralPorts: ephemeral,
  };
  if (vpcId === undefined || subnetId === undefined || draw.chance(60)) {
    const host = { address, ...place, ...(subnetId && { subnetId }) };
    return { endpoint: { ...endpoint, address }, hosts: [host] };
  }
  const subnets = networks.flatMap(({ subnets: section }): readonly Subnet[] =>
    section.outcome === 'loaded' ? section.value.filter((one) => one.VpcId === vpcId) : [],
  );
  const some = draw.chance(50) ? subnets : subnets.slice(0, 1);
  return {
    endpoint: {
      ...endpoint,
      kind: 'database',
      vpcId,
      ...(region && { region }),
      subnetIds: some.map((one) => one.SubnetId ?? ''),
      securityGroupIds: groupIds,
    },
    hosts: some.flatMap((subnet) =>
      addressesOf(subnet, six).map((one) => ({
        address: one,
        ...place,
        subnetId: subnet.SubnetId ?? '',
      })),
    ),
  };
}

test('agrees with an evaluator that enumerates packets', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(topologies({ uncertain: true }), ({ topology, draw }) => {
      const world = buildWorld(topology.networks);
      for (let round = 0; round < 6; round++) {
        const six = draw.chance(20);
        const from = asEnd(draw, topology, draw.pick(topology.stations), six);
        const to = asEnd(draw, topology, draw.pick(topology.stations), six);
        // Without any address IPv4 is meant.
        if (six && from.endpoint.address === undefined && to.endpoint.address === undefined)
          continue;
        if (
          from.hosts.every((host) => host.vpcId === undefined) &&
          to.hosts.every((host) => host.vpcId === undefined)
        )
          continue;
        const protocol: Protocol = draw.pick(['tcp', 'udp', 'udp', 'icmp']);
        const first = draw.pick(ports);
        const range = draw.chance(25)
          ? ([first, first + draw.int(1, 12)] as const)
          : ([first, first] as const);
        const asked =
          protocol === 'icmp'
            ? [six ? 128 : 8]
            : Array.from({ length: range[1] - range[0] + 1 }, (_, index) => range[0] + index);
        const naive = naiveVerdict(
          topology.networks,
          from.hosts,
          to.hosts,
          protocol,
          asked,
          ephemeralNumbers,
        );
        const question = flow(
          from.endpoint,
          to.endpoint,
          protocol === 'icmp' ? -1 : range,
          protocol,
        );
        const judged = judge(question, world);
        assert.equal(
          judged.result,
          naive,
          JSON.stringify({ judged, from: from.endpoint, to: to.endpoint }, null, 1),
        );
        seen.set(naive, (seen.get(naive) ?? 0) + 1);
      }
    }),
    { numRuns: runs },
  );
  // A generator that only ever makes blocked networks would prove nothing.
  for (const result of ['allowed', 'blocked', 'unknown']) {
    assert.ok((seen.get(result) ?? 0) > runs / 20, `${result}: ${seen.get(result) ?? 0}`);
  }
});
