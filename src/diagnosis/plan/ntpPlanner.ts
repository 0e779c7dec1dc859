/** Does a KDC whose clock is far from ours know the time at all? */
import { askNtp } from '../../probes/ntp.ts';
import { answeringKdcs } from './kdcPlanner.ts';
import type { Planner } from './planner.ts';

export const ntpPlanner: Planner = {
  stage: 'clocks',
  purpose: 'each KDC whose clock differs from ours by more than Kerberos allows is asked over NTP',
  plan: (situation) => {
    const allowedMs = situation.client.clockSkewSeconds * 1000;
    const { ntp: port } = situation.workstation.ports;
    const off = answeringKdcs(situation).filter(
      ({ skewMs = 0, skewUncertaintyMs = 0 }) => Math.abs(skewMs) - skewUncertaintyMs > allowedMs,
    );
    return [...new Set(off.map(({ address }) => address))].map((address) => ({
      id: `ntp:udp:${address}:${port}`,
      title: `Time of ${address} over NTP`,
      reason: 'its clock is off: its time service says exactly by how much, and whether it knows',
      followsAnswer: true,
      run: (context) => askNtp({ address, port }, context),
    }));
  },
};
