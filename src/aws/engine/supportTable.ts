/** Which version and Region of an engine has Kerberos, as AWS documented it in April 2026. */
import { guides } from './guides.ts';

export interface SupportRow {
  readonly engine: RegExp;
  /** The lowest version, as numbers. */
  readonly from: readonly number[];
  /** Reads the engine's own spelling of a version. */
  readonly version: (text: string) => readonly number[];
  /** Regions without it, which are all opt-in or special ones. */
  readonly notIn: readonly string[];
  readonly source: string;
}

/** Malaysia, New Zealand, Taipei, Thailand, Calgary, Mexico: newer than the feature's roll-out. */
const newest = [
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-east-2',
  'ap-southeast-7',
  'ca-west-1',
  'mx-central-1',
];
const china = ['cn-north-1', 'cn-northwest-1'];
const numbers = (text: string): readonly number[] => text.split('.').map(Number);
/** `8.0.mysql_aurora.3.08.0` → 3.8.0 */
const auroraMysql = (text: string): readonly number[] => numbers(text.replace(/^.*aurora\./, ''));

export const supportTable: readonly SupportRow[] = [
  { engine: /^mysql$/, from: [5, 7], version: numbers, notIn: newest, source: guides.support },
  {
    engine: /^postgres$/,
    from: [10],
    version: numbers,
    notIn: [...newest, 'ap-northeast-3'],
    source: guides.support,
  },
  {
    engine: /^oracle-(ee|se2)(-cdb)?$/,
    from: [19],
    version: numbers,
    notIn: [...newest, 'ap-northeast-3', ...china, 'eu-west-3'],
    source: guides.support,
  },
  {
    engine: /^sqlserver-/,
    from: [13],
    version: numbers,
    notIn: [...newest, 'il-central-1'],
    source: guides.support,
  },
  {
    engine: /^db2-/,
    from: [11, 5],
    version: numbers,
    notIn: [
      ...newest,
      'ap-east-1',
      'ap-northeast-3',
      ...china,
      'eu-west-3',
      'us-gov-east-1',
      'us-gov-west-1',
    ],
    source: guides.support,
  },
  {
    engine: /^aurora-mysql$/,
    from: [3, 3, 0],
    version: auroraMysql,
    notIn: [
      ...newest,
      ...['af-south-1', 'ap-east-1', 'ap-southeast-3', 'ap-southeast-4', 'ap-northeast-3'],
      ...['eu-south-1', 'eu-south-2', 'eu-central-2', 'il-central-1', 'me-south-1', 'me-central-1'],
    ],
    source: guides.auroraSupport,
  },
  {
    engine: /^aurora-postgresql$/,
    from: [11],
    version: numbers,
    notIn: [
      'ap-southeast-5',
      'ap-southeast-6',
      'ap-northeast-3',
      'ap-east-2',
      'ap-southeast-7',
      'mx-central-1',
    ],
    source: guides.auroraSupport,
  },
];

/** Babelfish for Aurora PostgreSQL takes Kerberos from this version of Aurora PostgreSQL (Aurora user guide, Babelfish with AD). */
export const babelfishFrom: readonly number[] = [15, 2];
/** AD security groups through pg_ad_mapping: from these minor versions, by major one (Aurora user guide, ad-security-groups). */
export const adGroupsFrom: Readonly<Record<number, number>> = { 14: 10, 15: 5 };

/** Longest domain name that the engine takes (RDS API and the engines' pages). */
export const nameLimits: readonly { readonly engine: RegExp; readonly longest: number }[] = [
  { engine: /^(aurora-)?mysql$/, longest: 61 },
  { engine: /^(custom-)?sqlserver-/, longest: 47 },
];

/** Part by part, as numbers. */
export function isBelow(version: readonly number[], lowest: readonly number[]): boolean {
  for (const [index, needed] of lowest.entries()) {
    const part = version[index];
    // A version that is not numeric is newer than this table or unknown; neither is too old.
    if (part === undefined || Number.isNaN(part)) return false;
    if (part !== needed) return part < needed;
  }
  return false;
}
