/** Filters as the services apply them: any value of one filter, all filters together. */
import type { Filter } from './parameters.ts';
import { ServiceError } from './serviceError.ts';

/** For one resource: the values that a filter name stands for. */
export type FilterTable<T> = Readonly<Record<string, (resource: T) => readonly unknown[]>>;

/**
 * The resources that pass every filter. `*` and `?` are wildcards, as in EC2.
 * An unknown filter name is the error that EC2 and RDS give for it.
 */
export function matching<T>(
  resources: readonly T[],
  wanted: readonly Filter[],
  table: FilterTable<T>,
): readonly T[] {
  const tests = wanted.map(({ name, values }) => {
    const valuesOf = table[name];
    if (!valuesOf)
      throw new ServiceError('InvalidParameterValue', `The filter '${name}' is invalid`);
    const patterns = values.map(wildcard);
    return (resource: T) =>
      valuesOf(resource).some((value) => patterns.some((pattern) => pattern.test(String(value))));
  });
  return resources.filter((resource) => tests.every((test) => test(resource)));
}

/** `eu-*` → a regular expression for the whole value. */
export function wildcard(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's');
}
