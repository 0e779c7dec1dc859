/** Hop `directory`: can the directory find the domain that it trusts? Its forwarders, and its routes to public addresses. */
import { commandLine } from '../../aws/commandLine.ts';
import { valueOr } from '../../aws/section.ts';
import { contains, parseAddress, parseCidr } from '../../reachability/addresses.ts';
import { isPrivate } from '../../reachability/publicSpace.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Severity } from '../verdict.ts';
import { directoryEvidence, scopeOf } from './directory.ts';
import type { Rule } from './rule.ts';
import { list } from './wording.ts';

const explains = ['trust-not-verified', 'trust-missing-directory-side'];

export const directoryForwardingRules: readonly Rule[] = [
  {
    id: 'directory-forwarder-missing',
    hop: 'directory',
    explains,
    check: (evidence) => {
      const { directory } = evidence.subject;
      const trust = trustOfUser(evidence);
      const remote = trust?.RemoteDomainName;
      // A shared directory's forwarders are its owner's to see.
      if (directory?.conditionalForwarders.outcome !== 'loaded' || remote === undefined) return [];
      const known = directory.conditionalForwarders.value.some(({ RemoteDomainName: name }) =>
        isWithin(remote, name),
      );
      if (known) return [];
      const id = directory.description.DirectoryId ?? '';
      return [
        {
          severity: severityOf(trust?.TrustState),
          ...scopeOf(evidence),
          title: `The directory has no conditional forwarder for ${remote}, which it trusts.`,
          explanation:
            'Its domain controllers find the other domain by DNS; without a forwarder the trust can neither be verified nor kept.',
          evidence: [directoryEvidence],
          fixes: [
            {
              title: `Add a conditional forwarder for ${remote} with the addresses of its DNS servers`,
              command: commandLine(
                'aws',
                'ds',
                'create-conditional-forwarder',
                ...['--directory-id', id, '--remote-domain-name', remote],
                ...['--dns-ip-addrs', 'ADDRESS'],
              ).bash,
            },
          ],
        },
      ];
    },
  },
  {
    id: 'directory-ip-route-missing',
    hop: 'directory',
    explains,
    check: (evidence) => {
      const { directory } = evidence.subject;
      const trust = trustOfUser(evidence);
      const remote = trust?.RemoteDomainName;
      if (directory?.ipRoutes.outcome !== 'loaded' || remote === undefined) return [];
      const routes = directory.ipRoutes.value
        .filter(({ IpRouteStatusMsg: status }) => status === 'Added' || status === 'Adding')
        .flatMap(({ CidrIp, CidrIpv6 }) => parseCidr(CidrIp ?? CidrIpv6 ?? '') ?? []);
      const missing = valueOr(directory.conditionalForwarders, [])
        .filter(({ RemoteDomainName: name }) => isWithin(remote, name))
        .flatMap(({ DnsIpAddrs = [], DnsIpv6Addrs = [] }) => [...DnsIpAddrs, ...DnsIpv6Addrs])
        .filter((text) => {
          const address = parseAddress(text);
          if (address === undefined || isPrivate(address)) return false;
          return !routes.some((route) => contains(route, address));
        });
      if (missing.length === 0) return [];
      const id = directory.description.DirectoryId ?? '';
      return [
        {
          severity: severityOf(trust?.TrustState),
          ...scopeOf(evidence),
          title: `The directory has no IP route to ${list(missing)}, the DNS of ${remote}.`,
          explanation:
            'Those addresses are public ones (outside RFC 1918), which the controllers of a directory reach over IP routes only.',
          evidence: [directoryEvidence],
          fixes: [
            {
              title: 'Add an IP route for the network of those servers',
              command: commandLine(
                'aws',
                'ds',
                'add-ip-routes',
                ...['--directory-id', id, '--update-security-group-for-directory-controllers'],
                ...['--ip-routes', ...missing.map(asRoute)],
              ).bash,
            },
          ],
        },
      ];
    },
  },
];

function asRoute(address: string): string {
  return address.includes(':') ? `CidrIpv6=${address}/128` : `CidrIp=${address}/32`;
}

/** The trust that this login crosses. */
function trustOfUser({ subject }: Evidence) {
  const { directory, directoryRealm, userRealm } = subject;
  if (directory === undefined || userRealm === undefined || userRealm === directoryRealm)
    return undefined;
  return valueOr(directory.trusts, []).find(
    ({ RemoteDomainName: name }) => name?.toUpperCase() === userRealm.toUpperCase(),
  );
}

/** A forwarder of a domain serves its children too. */
function isWithin(domain: string, forwarded: string | undefined): boolean {
  if (forwarded === undefined) return false;
  return `.${domain.toLowerCase()}`.endsWith(`.${forwarded.toLowerCase()}`);
}

/** A trust that is verified all the same is found another way. */
function severityOf(state: string | undefined): Severity {
  return state === 'Verified' ? 'info' : 'error';
}
