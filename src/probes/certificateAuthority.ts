/** Which of Amazon RDS's certificate authorities issued a certificate, read off the names in its chain. */

export interface RdsAuthority {
  /** As `CACertificateIdentifier` names it: `rds-ca-rsa2048-g1`. */
  readonly id: string;
  /** Each Region has authorities of its own. */
  readonly region?: string;
  /** ISO date on which its root expired. */
  readonly expired?: string;
}

const region = '(?:([a-z]{2}(?:-[a-z]+)+-\\d) )?';

/**
 * `Amazon RDS eu-west-1 Root CA RSA2048 G1`, and below it `Amazon RDS eu-west-1 Subordinate CA RSA2048 G1.A.3`;
 * earlier `Amazon RDS Root 2019 CA` and `Amazon RDS eu-west-1 2019 CA`, before that without a year.
 */
const current = new RegExp(
  `^Amazon RDS ${region}(?:Root|Subordinate) CA (RSA2048|RSA4096|ECC384) G(\\d+)\\b`,
);
const of2019 = new RegExp(`^Amazon RDS ${region}(?:Root )?2019 CA$`);
const of2015 = new RegExp(`^Amazon RDS ${region}(?:Root )?CA$`);

/**
 * The first authority of RDS among the common names of a chain. A name proves nothing by itself: whoever answers may
 * have written it, so it tells authorities apart and never vouches for a server.
 */
export function rdsAuthority(commonNames: readonly string[]): RdsAuthority | undefined {
  for (const name of commonNames) {
    const [, where, algorithm, generation] = current.exec(name) ?? [];
    if (algorithm !== undefined)
      return authority(`rds-ca-${algorithm.toLowerCase()}-g${generation ?? '1'}`, where);
    const year2019 = of2019.exec(name);
    if (year2019) return authority('rds-ca-2019', year2019[1], '2024-08-22');
    const year2015 = of2015.exec(name);
    if (year2015) return authority('rds-ca-2015', year2015[1], '2020-03-05');
  }
  return undefined;
}

function authority(id: string, where: string | undefined, expired?: string): RdsAuthority {
  return {
    id,
    ...(where !== undefined && { region: where }),
    ...(expired !== undefined && { expired }),
  };
}
