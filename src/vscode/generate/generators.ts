/** The generators behind one door: the build makes it a file that loads with the first of their commands. */
export { copyConnection } from './copyConnection.ts';
export { copyIamToken } from './copyIamToken.ts';
export { generateKrb5Conf } from './generateKrb5Conf.ts';
export { copyModifyCommand, generateRole } from './generateRole.ts';
export { generateSql } from './generateSql.ts';
export { Krb5ConfProposals } from './krb5ConfDiff.ts';
