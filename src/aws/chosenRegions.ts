import type { Failure } from './section.ts';
import { shorten } from './serviceError.ts';

/** Why nothing can be read when no Region is chosen. */
export function noRegion(profile: string | undefined): Failure {
  const where = profile === undefined ? 'AWS_REGION' : `the region of profile ${profile}`;
  return {
    outcome: 'failed',
    message: `No AWS Region is chosen; choose one, give --region, or set ${where}.`,
  };
}

/** Why this text cannot be a Region at all: it would become part of a host name. */
export function notARegion(region: string): Failure | undefined {
  if (/^[a-z]{2,}(-[a-z0-9]+)+$/.test(region) && region.length <= 40) return undefined;
  return {
    outcome: 'failed',
    message: `${shorten(region)} is not the name of an AWS Region; give one such as eu-west-1.`,
  };
}
