import { workstationResolver } from '../net/resolver.ts';
import { servicePorts } from '../net/servicePorts.ts';
import type { Workstation } from './plan/step.ts';

/**
 * The machine's own resolver and the ports to ask.
 * @throws SettingError when an override in the environment cannot be read
 */
export function openWorkstation(env: Readonly<Record<string, string | undefined>>): Workstation {
  return { resolver: workstationResolver(env), ports: servicePorts(env) };
}
