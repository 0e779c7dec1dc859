/** Names that every scenario shares: one account, one Managed AD, one self-managed AD it trusts. */
import type { DomainNames } from '../realm/state.ts';

export const accountId = '111122223333';
export const homeRegion = 'eu-west-1';
export const directoryId = 'd-93670a1b2c';

/** The AWS Managed Microsoft AD that the databases join. */
export const managedDomain: DomainNames = {
  dnsName: 'awsmad.example.com',
  realm: 'AWSMAD.EXAMPLE.COM',
  netbiosName: 'AWSMAD',
};

/** The self-managed AD where the users are; AWSMAD trusts it. */
export const userDomain: DomainNames = {
  dnsName: 'corp.example.com',
  realm: 'CORP.EXAMPLE.COM',
  netbiosName: 'CORP',
};

/** A domain that has nothing to do with the two others. */
export const foreignDomain: DomainNames = {
  dnsName: 'legacy.example.net',
  realm: 'LEGACY.EXAMPLE.NET',
  netbiosName: 'LEGACY',
};

/** Part of the endpoint names that RDS gives to one account and Region. */
export const endpointHash = 'abc123';

export function arn(service: string, region: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}
