/** Typed access to the parameters of a call; a wrong type is the caller's mistake and answered so. */
import type { Parameters } from './call.ts';
import { ServiceError } from './serviceError.ts';

export interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

/** A scalar parameter, or undefined when it was not sent. */
export function text(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A parameter that the API cannot do without. */
export function requiredText(parameters: Parameters, name: string): string {
  const value = text(parameters, name);
  if (value === undefined || value === '') {
    throw new ServiceError('MissingParameter', `The request must contain the parameter ${name}`);
  }
  return value;
}

export function count(parameters: Parameters, name: string): number | undefined {
  const value = text(parameters, name);
  return value === undefined ? undefined : Number(value);
}

/** A list of strings; an absent list is undefined, which the APIs read as "all". */
export function texts(parameters: Parameters, name: string): readonly string[] | undefined {
  const value = parameters[name];
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** `Filters` of RDS, `Filter` of EC2. */
export function filters(parameters: Parameters): readonly Filter[] {
  const list = parameters['Filters'] ?? parameters['Filter'];
  if (!Array.isArray(list)) return [];
  return list.map((entry: Parameters) => ({
    name: text(entry, 'Name') ?? '',
    values: texts(entry, 'Values') ?? texts(entry, 'Value') ?? [],
  }));
}
