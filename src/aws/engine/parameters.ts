import { valueOr } from '../section.ts';
import type { EngineContext } from './problem.ts';

/** A parameter's value, empty when it has none, undefined when it was not read. */
export function parameterNamed({ snapshot }: EngineContext, name: string): string | undefined {
  const section = snapshot?.details?.parameters;
  if (section === undefined) return undefined;
  const found = valueOr(section, []).find(({ ParameterName }) => ParameterName === name);
  return found === undefined ? undefined : (found.ParameterValue ?? '');
}
