/** Small packets pass, full-size ones vanish. */
import { users } from '../../names.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

/** The router's cables carry 1,280 bytes at most, and it keeps that to itself. */
function blackHole(...cables: readonly string[]) {
  return async ({ network }: Lab): Promise<void> => {
    for (const cable of cables) await network.ip('router', 'link', 'set', cable, 'mtu', '1280');
    await network.nft(
      'router',
      `add chain inet fault out { type filter hook output priority 0; }
       add rule inet fault out icmp type destination-unreachable drop
       add rule inet fault out icmpv6 type packet-too-big drop`,
    );
  };
}

export const faults: readonly Fault[] = [
  {
    id: 'kdc-users-mtu-blackhole',
    title: "Path-MTU black hole to the users' controller",
    inject: blackHole('to-onp'),
    expect: {
      rootCause: 'kdc-mtu-blackhole',
      scope: users.realm,
      notBlamed: ['kdc-tcp-blocked', 'kdc-filtered'],
    },
  },
  {
    id: 'kdc-directory-mtu-blackhole',
    title: "Path-MTU black hole to the directory's controllers",
    inject: blackHole('to-aws', 'to-aws2'),
    expect: { rootCause: 'kdc-mtu-blackhole', scope: 'AWSMAD.KERBEROS.COM' },
  },
  {
    id: 'kdc-small-mtu-that-is-told',
    title: 'A small MTU on the way whose ICMP messages arrive: nothing is wrong',
    inject: ({ network }) => network.ip('router', 'link', 'set', 'to-onp', 'mtu', '1280'),
    expect: { rootCause: null, notBlamed: ['kdc-mtu-blackhole'] },
  },
];
