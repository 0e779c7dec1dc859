import type { PolicyCondition } from './policyDocument.ts';
import { matchesArn, matchesWildcard } from './wildcard.ts';

/** `unknown` where the answer depends on something that only AWS knows at the time of the call. */
export type Holds = 'yes' | 'no' | 'unknown';

/**
 * What is known of the request: lower-case condition key → the values that it may have. Several values mean that
 * AWS does not document which one it sends; a condition holds when it holds for one of them.
 */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

type Compare = (expected: string, actual: string) => boolean;

const comparisons: Readonly<Record<string, Compare>> = {
  stringequals: (expected, actual) => expected === actual,
  stringequalsignorecase: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  stringlike: matchesWildcard,
  arnequals: matchesArn,
  arnlike: matchesArn,
};

/**
 * Whether one condition of a statement holds (IAM user guide, "Condition operators"): values of one key are
 * alternatives, a negated operator wants none of them.
 */
export function conditionHolds(condition: PolicyCondition, request: RequestContext): Holds {
  const [, base = '', ifExists] =
    /^(?:for(?:any|all)values?:)?([a-z]+?)(ifexists)?$/.exec(condition.operator.toLowerCase()) ??
    [];
  const actual = request.get(condition.key.toLowerCase());
  if (base === 'null') {
    if (actual === undefined) return 'unknown';
    return condition.values.every((value) => value.toLowerCase() === 'false') ? 'yes' : 'no';
  }
  const negated = /^(string|arn)not/.test(base);
  const compare = comparisons[negated ? base.replace('not', '') : base];
  // A policy variable is filled in by AWS when the call is made.
  if (compare === undefined || condition.values.some((value) => value.includes('${')))
    return 'unknown';
  if (actual === undefined) return ifExists === undefined ? 'unknown' : 'yes';
  const some = (value: string): boolean =>
    condition.values.some((expected) => compare(expected, value));
  return actual.some((value) => some(value) !== negated) ? 'yes' : 'no';
}

/** All conditions of a statement together. */
export function allHold(conditions: readonly PolicyCondition[], request: RequestContext): Holds {
  const results = conditions.map((condition) => conditionHolds(condition, request));
  if (results.includes('no')) return 'no';
  return results.includes('unknown') ? 'unknown' : 'yes';
}
