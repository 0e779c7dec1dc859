/** STS: who am I. Needs no permission, as with AWS. */
import type { ActionTable } from './context.ts';

export const stsActions: ActionTable = {
  GetCallerIdentity: ({ account }) => ({
    UserId: account.callerUserId,
    Account: account.accountId,
    Arn: account.callerArn,
  }),
};
