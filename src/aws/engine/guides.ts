/** Pages of the AWS documentation that rules cite. */
const rds = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide';
const aurora = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide';

export const guides = {
  support: `${rds}/Concepts.RDS_Fea_Regions_DB-eng.Feature.KerberosAuthentication.html`,
  auroraSupport: `${aurora}/Concepts.Aurora_Fea_Regions_DB-eng.Feature.KerberosAuthentication.html`,
  mysql: `${rds}/mysql-kerberos.html`,
  databaseAuthentication: `${rds}/database-authentication.html`,
  iamAuthentication: `${rds}/UsingWithRDS.IAMDBAuth.html`,
  iamPolicy: `${rds}/UsingWithRDS.IAMDBAuth.IAMPolicy.html`,
  iamEnabling: `${rds}/UsingWithRDS.IAMDBAuth.Enabling.html`,
  iamConnecting: `${rds}/UsingWithRDS.IAMDBAuth.Connecting.html`,
  multiAzClusters: `${rds}/multi-az-db-clusters-concepts.Limitations.html`,
  sqlServer: `${rds}/USER_SQLServerWinAuth.html`,
  oracle: `${rds}/oracle-kerberos.html`,
  outposts: `${rds}/rds-on-outposts.html`,
  db2: `${rds}/db2-kerberos-setting-up.html`,
  tls: `${rds}/UsingWithRDS.SSL.html`,
  auroraMysqlConnecting: `${aurora}/aurora-mysql-kerberos-connecting.html`,
  auroraMysqlManaging: `${aurora}/aurora-mysql-kerberos-managing.html`,
  auroraPostgresql: `${aurora}/postgresql-kerberos.html`,
  babelfish: `${aurora}/babelfish-active-directory.html`,
  adSecurityGroups: `${aurora}/AD.Security.Groups.html`,
  postgresqlConnecting: `${rds}/postgresql-kerberos-connecting.html`,
} as const;
