/** Configuration that the library refuses, or does not find. */
import { goodKrb5Conf } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';

export const faults: readonly Fault[] = [
  {
    id: 'config-syntax-brace',
    title: 'krb5.conf: a realm without its opening brace',
    inject: ({ ws }) =>
      ws.krb5Conf(`${goodKrb5Conf}[realms]\n ONPREM.EXAMPLE.COM = \n  kdc = onpdc1 }\n`),
    expect: { rootCause: 'config-syntax', scope: 'krb5.conf, line' },
  },
  {
    id: 'config-syntax-relation',
    title: 'krb5.conf: a line without "="',
    inject: ({ ws }) => ws.krb5Conf(goodKrb5Conf.replace('rdns = false', 'rdns false')),
    expect: { rootCause: 'config-syntax', scope: 'line 5' },
  },
  {
    id: 'config-syntax-header',
    title: 'krb5.conf: a section header without its bracket',
    inject: ({ ws }) => ws.krb5Conf(goodKrb5Conf.replace('[domain_realm]', '[domain_realm')),
    expect: { rootCause: 'config-syntax' },
  },
  {
    id: 'config-missing-file',
    title: 'KRB5_CONFIG names a file that is not there',
    inject: ({ ws }) => {
      ws.env = { KRB5_CONFIG: '/nonexistent/krb5.conf' };
    },
    expect: { rootCause: 'config-missing-file', scope: '/nonexistent/krb5.conf' },
  },
  {
    id: 'config-missing-include',
    title: 'krb5.conf includes a file that is not there',
    inject: ({ ws }) => ws.krb5Conf(`include /nonexistent/realms.conf\n${goodKrb5Conf}`),
    expect: { rootCause: 'config-missing-file' },
  },
  {
    id: 'config-one-of-two-files-missing',
    title: 'KRB5_CONFIG names two files, one of which is not there: the library reads the other',
    inject: ({ ws }) => {
      const file = ws.write('own-krb5.conf', goodKrb5Conf);
      ws.env = { KRB5_CONFIG: `/nonexistent/krb5.conf:${file}` };
    },
    expect: { rootCause: null },
  },
];
