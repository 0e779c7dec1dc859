import type { TargetSummary } from './verdict.ts';

/** What tells targets apart, in reports, in the history and in the links of a report: the ARN where there is one. */
export function targetKey({ arn, name }: TargetSummary): string {
  return arn ?? name;
}
