/** One thing that a diagnosis asks, with the reason it is asked. Types only. */
import type { HostResolver } from '../../net/resolver.ts';
import type { ServicePorts } from '../../net/servicePorts.ts';
import type { Observation, ProbeContext } from '../../probes/observation.ts';

export interface Step {
  /** Unique in a run. */
  readonly id: string;
  /** `SRV _kerberos._tcp.example.com from 10.0.0.2 over UDP`. */
  readonly title: string;
  /** Why this is worth a packet. */
  readonly reason: string;
  /** It asks an address that has answered in this run: silence is then told from slowness sooner. */
  readonly followsAnswer?: boolean;
  run(context: ProbeContext): Promise<Observation>;
}

/** What the machine offers to the steps. */
export interface Workstation {
  readonly resolver: HostResolver;
  readonly ports: ServicePorts;
}
