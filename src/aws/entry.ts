/**
 * The one door to everything that loads the AWS SDK. It is bundled apart and required on first use, so that
 * nobody who edits a krb5.conf pays for it; everything pure is imported from its own file instead.
 */
export { openAccount } from './access.ts';
export type { AccountRequest, AwsAccess } from './access.ts';
export { loadAccount } from './load/account.ts';
export { authenticationToken } from './load/authenticationToken.ts';
export type { LoadOptions, LoadProgress } from './load/account.ts';
export { loadNetworks } from './load/networks.ts';
export { loadTarget } from './load/target.ts';
