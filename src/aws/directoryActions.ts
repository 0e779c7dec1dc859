/** What AmazonRDSDirectoryServiceAccess (v2, 2019-05-15) grants and RDS uses to join a database. */
export const directoryActions = [
  'ds:DescribeDirectories',
  'ds:AuthorizeApplication',
  'ds:UnauthorizeApplication',
  'ds:GetAuthorizedApplicationDetails',
] as const;
