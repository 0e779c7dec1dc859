/** Every text that is known, in one table. */
import type { ErrorPattern } from './pattern.ts';
import { awsPatterns } from './patterns/aws.ts';
import { heimdalPatterns } from './patterns/heimdal.ts';
import { javaPatterns } from './patterns/java.ts';
import { languagesPatterns } from './patterns/languages.ts';
import { mitAcceptorPatterns } from './patterns/mitAcceptor.ts';
import { mitCachePatterns } from './patterns/mitCache.ts';
import { mitClientPatterns } from './patterns/mitClient.ts';
import { mitServicePatterns } from './patterns/mitService.ts';
import { mitUserPatterns } from './patterns/mitUser.ts';
import { mysqlPatterns } from './patterns/mysql.ts';
import { oracleDb2Patterns } from './patterns/oracleDb2.ts';
import { postgresqlPatterns } from './patterns/postgresql.ts';
import { windowsPatterns } from './patterns/windows.ts';

export const patterns: readonly ErrorPattern[] = [
  ...mitClientPatterns,
  ...mitUserPatterns,
  ...mitCachePatterns,
  ...mitServicePatterns,
  ...mitAcceptorPatterns,
  ...heimdalPatterns,
  ...postgresqlPatterns,
  ...mysqlPatterns,
  ...javaPatterns,
  ...windowsPatterns,
  ...oracleDb2Patterns,
  ...awsPatterns,
  ...languagesPatterns,
];
