/** What the resolver makes of each realm's zone. */
import { directory, domainEndpoint, users } from '../../names.ts';
import { address } from '../../network.ts';
import { resolverLines } from '../../servers/dns.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

/** The resolver without the lines that match, and with others. */
function resolver(without: RegExp, ...more: readonly string[]): (lab: Lab) => Promise<void> {
  return (lab) =>
    lab.resolver.serve([...resolverLines.filter((line) => !without.test(line)), ...more]);
}

/** A host record would show that the zone exists. */
const ofDirectory = new RegExp(`^server=/${directory.dns}/|^host-record=${domainEndpoint},`);
const ofUsers = new RegExp(`^server=/${users.dns}/`);

const notBlamed = ['dns-srv-missing', 'trust-missing-user-side', 'spn-missing'];

export const faults: readonly Fault[] = [
  {
    id: 'dns-forwarder-missing-directory',
    title: "No forwarder for the directory's zone: NXDOMAIN",
    inject: resolver(ofDirectory, `local=/${directory.dns}/`),
    expect: { rootCause: 'dns-forwarder-missing', scope: directory.dns, notBlamed },
  },
  {
    id: 'dns-forwarder-missing-users',
    title: "No forwarder for the users' zone: NXDOMAIN",
    inject: resolver(ofUsers, `local=/${users.dns}/`),
    expect: { rootCause: 'dns-forwarder-missing', scope: users.dns, notBlamed },
  },
  {
    id: 'dns-zone-refused-directory',
    title: "The resolver refuses questions about the directory's zone",
    inject: resolver(ofDirectory),
    expect: { rootCause: 'dns-zone-refused', scope: directory.dns, notBlamed },
  },
  {
    id: 'dns-zone-refused-users',
    title: "The resolver refuses questions about the users' zone",
    inject: resolver(ofUsers),
    expect: { rootCause: 'dns-zone-refused', scope: users.dns, notBlamed },
  },
  {
    id: 'dns-forwarder-broken-directory',
    title: "The resolver's forwarder cannot reach the directory's DNS",
    inject: ({ network }) => network.filter('iifname "to-dns" oifname "to-aws" th dport 53 drop'),
    expect: {
      rootCause: 'dns-forwarder-broken',
      scope: directory.dns,
      notBlamed: [...notBlamed, 'dns-directory-unreachable', 'dns-server-silent'],
    },
  },
  {
    id: 'dns-forwarder-broken-users',
    title: "The resolver's forwarder cannot reach the users' DNS",
    inject: ({ network }) => network.filter('iifname "to-dns" oifname "to-onp" th dport 53 drop'),
    expect: { rootCause: 'dns-forwarder-broken', scope: users.dns, notBlamed },
  },
  {
    id: 'dns-forwarder-stale',
    title: "The resolver forwards the users' zone to an address that nobody has",
    inject: resolver(ofUsers, `server=/${users.dns}/10.77.3.99`),
    expect: { rootCause: 'dns-forwarder-broken', scope: users.dns, notBlamed },
  },
  {
    id: 'dns-directory-unreachable',
    title:
      'Port 53 of the directory is dropped, and the resolver forwards its zone: nothing is wrong',
    inject: ({ network }) =>
      network.filter('iifname "to-ws" oifname { "to-aws", "to-aws2" } th dport 53 drop'),
    expect: { rootCause: null, alsoListed: ['dns-directory-unreachable'] },
  },
  {
    id: 'dns-forwarder-missing-and-directory-unreachable',
    title: "No forwarder for the directory's zone, and port 53 of the directory is dropped",
    inject: async (lab) => {
      await resolver(ofDirectory, `local=/${directory.dns}/`)(lab);
      await lab.network.filter('iifname "to-ws" oifname { "to-aws", "to-aws2" } th dport 53 drop');
    },
    expect: {
      rootCause: 'dns-forwarder-missing',
      scope: directory.dns,
      alsoListed: ['dns-directory-unreachable'],
    },
  },
  {
    id: 'dns-second-controller-forwarder',
    title: 'The resolver forwards to the other controller: nothing is wrong',
    inject: resolver(ofDirectory, `server=/${directory.dns}/${address('aws2')}`),
    expect: { rootCause: null },
  },
];
