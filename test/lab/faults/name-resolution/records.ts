/** SRV and address records of the realms. */
import { directory, users } from '../../names.ts';
import { address } from '../../network.ts';
import { resolverLines } from '../../servers/dns.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

function resolver(...more: readonly string[]): (lab: Lab) => Promise<void> {
  return (lab) => lab.resolver.serve([...resolverLines, ...more]);
}

/** The zone without its SRV records, or with these in their place: `host,port`. */
function srv(zone: string, ...targets: readonly string[]): string[] {
  return ['_tcp', '_udp'].flatMap((protocol) => [
    `local=/${protocol}.${zone}/`,
    ...targets.map((target) => `srv-host=_kerberos.${protocol}.${zone},${target}`),
  ]);
}

const onp = `onpdc1.${users.dns}`;
const [aws, aws2] = [`awsdc1.${directory.dns}`, `awsdc2.${directory.dns}`];

export const faults: readonly Fault[] = [
  {
    id: 'dns-srv-missing-users',
    title: "The users' zone has no Kerberos SRV records",
    inject: resolver(...srv(users.dns)),
    expect: {
      rootCause: 'dns-srv-missing',
      scope: users.realm,
      notBlamed: ['dns-forwarder-missing', 'kdc-host-down'],
    },
  },
  {
    id: 'dns-srv-missing-directory',
    title: "The directory's zone has no Kerberos SRV records",
    inject: resolver(...srv(directory.dns)),
    expect: {
      rootCause: 'dns-srv-missing',
      scope: directory.realm,
      notBlamed: ['dns-forwarder-missing'],
    },
  },
  {
    id: 'dns-srv-stale-users',
    title: 'The only SRV record names a controller that is gone',
    inject: resolver(
      ...srv(users.dns, 'olddc.corp.test,88'),
      'host-record=olddc.corp.test,10.77.3.99',
    ),
    expect: {
      rootCause: 'dns-srv-stale',
      scope: 'olddc.corp.test',
      notBlamed: ['kdc-filtered', 'kdc-host-down'],
    },
  },
  {
    id: 'dns-srv-stale-one',
    title: 'One of three SRV records names a controller that is gone',
    inject: resolver(
      ...srv(directory.dns, `${aws},88`, `${aws2},88`, `olddc.${directory.dns},88`),
      `host-record=olddc.${directory.dns},10.77.4.99`,
    ),
    expect: {
      rootCause: 'dns-srv-stale',
      severity: 'warning',
      scope: `olddc.${directory.dns}`,
      notBlamed: ['kdc-one-of-several-down'],
    },
  },
  {
    id: 'dns-srv-target-unresolvable',
    title: 'The SRV records name a host that has no address',
    inject: resolver(...srv(users.dns, 'dc.gone.test,88'), 'local=/gone.test/'),
    expect: {
      rootCause: 'dns-srv-target-unresolvable',
      scope: 'dc.gone.test',
      notBlamed: ['dns-srv-missing', 'kdc-host-down'],
    },
  },
  {
    id: 'dns-srv-target-unresolvable-one',
    title: 'One of two SRV records names a host that has no address',
    inject: resolver(...srv(users.dns, `${onp},88`, 'dc.gone.test,88'), 'local=/gone.test/'),
    expect: {
      rootCause: 'dns-srv-target-unresolvable',
      severity: 'warning',
      scope: 'dc.gone.test',
    },
  },
  {
    id: 'dns-srv-wrong-realm-users',
    title: "The users' SRV records lead to the directory's controller",
    inject: resolver(...srv(users.dns, `${aws},88`)),
    expect: {
      rootCause: 'dns-srv-wrong-realm',
      scope: users.realm,
      notBlamed: ['trust-missing-user-side', 'kdc-wrong-realm', 'principal-unknown'],
    },
  },
  {
    id: 'dns-srv-wrong-realm-directory',
    title: "The directory's SRV records lead to the users' controller",
    inject: resolver(...srv(directory.dns, `${onp},88`)),
    expect: { rootCause: 'dns-srv-wrong-realm', scope: directory.realm },
  },
  {
    id: 'dns-srv-wrong-port',
    title: 'The SRV records name port 89',
    inject: resolver(...srv(users.dns, `${onp},89`)),
    expect: { rootCause: 'dns-srv-stale', scope: '89' },
  },
  {
    id: 'dns-apex-stale-address',
    title: "One address of the directory's name is of a controller that is gone",
    inject: resolver(
      `host-record=${directory.dns},${address('aws')}`,
      `host-record=${directory.dns},10.77.4.99`,
    ),
    expect: {
      rootCause: 'dns-apex-stale-address',
      severity: 'warning',
      scope: '10.77.4.99',
      notBlamed: ['kdc-one-of-several-down', 'dns-srv-stale'],
    },
  },
  {
    id: 'dns-tcp-blocked',
    title: 'The SRV answer is too long for UDP, and TCP 53 is dropped',
    inject: async (lab) => {
      const hosts = Array.from({ length: 40 }, (_, n) => `a-controller-with-a-very-long-name-${n}`);
      await resolver(
        'edns-packet-max=512',
        ...srv(users.dns, ...hosts.map((host) => `${host}.${users.dns},88`)),
        ...hosts.map((host) => `host-record=${host}.${users.dns},${address('onp')}`),
      )(lab);
      await lab.network.filter('oifname "to-dns" tcp dport 53 drop');
    },
    expect: {
      rootCause: 'dns-tcp-blocked',
      notBlamed: ['dns-server-silent', 'dns-srv-missing'],
    },
  },
  {
    id: 'dns-tcp-dropped-short-answers',
    title: 'TCP 53 is dropped, and every answer fits a datagram: nothing is wrong',
    inject: ({ network }) => network.filter('oifname "to-dns" tcp dport 53 drop'),
    expect: { rootCause: null, notBlamed: ['dns-tcp-blocked'] },
  },
];
