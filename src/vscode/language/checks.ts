/** The checks of krb5.conf, behind one door: their table of every option loads with the first such file. */
export { lintKrb5Conf } from '../../krb5conf/lint.ts';
export { parseKrb5Conf } from '../../krb5conf/parse.ts';
