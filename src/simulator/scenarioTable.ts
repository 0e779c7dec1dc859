/** Every scenario, by name: a new one is a file and a row here. */
import type { Scenario } from './scenario.ts';
import { healthy } from './scenarios/healthy.ts';

export const scenarios: readonly Scenario[] = [healthy];

export const scenarioNames: readonly string[] = scenarios.map((it) => it.name);

/**
 * The scenario of that name.
 * @throws RangeError that lists the names there are.
 */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((it) => it.name === name);
  if (found) return found;
  throw new RangeError(`no scenario is called "${name}": there are ${scenarioNames.join(', ')}`);
}
