import { closest } from 'fastest-levenshtein';

export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

export interface Region {
  readonly name: string;
  /** As AWS's own documentation names it. */
  readonly place: string;
  /** An account reaches it only after opting in; service principals there may be regional ones. */
  readonly optIn: boolean;
}

const defaultRegions = {
  'us-east-1': 'N. Virginia',
  'us-east-2': 'Ohio',
  'us-west-1': 'N. California',
  'us-west-2': 'Oregon',
  'ap-northeast-1': 'Tokyo',
  'ap-northeast-2': 'Seoul',
  'ap-northeast-3': 'Osaka',
  'ap-south-1': 'Mumbai',
  'ap-southeast-1': 'Singapore',
  'ap-southeast-2': 'Sydney',
  'ca-central-1': 'Canada Central',
  'eu-central-1': 'Frankfurt',
  'eu-north-1': 'Stockholm',
  'eu-west-1': 'Ireland',
  'eu-west-2': 'London',
  'eu-west-3': 'Paris',
  'sa-east-1': 'São Paulo',
  'us-gov-east-1': 'GovCloud US-East',
  'us-gov-west-1': 'GovCloud US-West',
  'cn-north-1': 'Beijing',
  'cn-northwest-1': 'Ningxia',
};

/** Every commercial Region opened after March 2019 has to be opted in to. */
const optInRegions = {
  'af-south-1': 'Cape Town',
  'ap-east-1': 'Hong Kong',
  'ap-east-2': 'Taipei',
  'ap-south-2': 'Hyderabad',
  'ap-southeast-3': 'Jakarta',
  'ap-southeast-4': 'Melbourne',
  'ap-southeast-5': 'Malaysia',
  'ap-southeast-6': 'New Zealand',
  'ap-southeast-7': 'Thailand',
  'ca-west-1': 'Calgary',
  'eu-central-2': 'Zurich',
  'eu-south-1': 'Milan',
  'eu-south-2': 'Spain',
  'il-central-1': 'Tel Aviv',
  'me-central-1': 'UAE',
  'me-south-1': 'Bahrain',
  'mx-central-1': 'Mexico',
};

/** The Regions that AWS documented in November 2026; an unlisted one still works, see `isOptIn`. */
export const regions: readonly Region[] = [
  ...Object.entries(defaultRegions).map(([name, place]) => ({ name, place, optIn: false })),
  ...Object.entries(optInRegions).map(([name, place]) => ({ name, place, optIn: true })),
];

const byName = new Map(regions.map((region) => [region.name, region]));

export function findRegion(name: string): Region | undefined {
  return byName.get(name);
}

/** An unlisted Region is newer than the table, and every newer Region is opt-in. */
export function isOptIn(name: string): boolean {
  return byName.get(name)?.optIn ?? true;
}

export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

/** The listed Region whose name is nearest to a mistyped one. */
export function nearestRegion(name: string): string {
  return closest(
    name,
    regions.map((region) => region.name),
  );
}
