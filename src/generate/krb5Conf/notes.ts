import type { ConfigPlan, ConfigReader } from './plan.ts';

/** Where the file belongs, and what its reader does otherwise than others; comment lines without their sign. */
export function readerNotes(reader: ConfigReader, plan: ConfigPlan): readonly string[] {
  return notes[reader](plan);
}

/** Paths: MIT krb5.conf(5), Heimdal krb5.conf(5), "Java Security: Kerberos Requirements" of the JDK. */
const notes: Readonly<Record<ConfigReader, (plan: ConfigPlan) => readonly string[]>> = {
  linux: ({ defaultRealm }) => [
    'For MIT Kerberos: psql, mysql, ODBC and sqlcmd on Linux.',
    'Save as /etc/krb5.conf, or name the file in KRB5_CONFIG.',
    `Then: kinit USER@${defaultRealm}`,
  ],
  heimdal: ({ defaultRealm }) => [
    'For Heimdal (macOS and the BSDs).',
    'Save as /etc/krb5.conf, or name the file in KRB5_CONFIG.',
    `Then: kinit USER@${defaultRealm}`,
  ],
  java: () => [
    'For Java (JDBC, DBeaver, Kafka).',
    'Start Java with -Djava.security.krb5.conf=PATH, or save as $JAVA_HOME/conf/security/krb5.conf.',
    'Java does not read KRB5_CONFIG.',
  ],
  windows: ({ realms, directoryRealm }) => [
    'For MIT Kerberos for Windows and for Java.',
    'Save as C:\\ProgramData\\MIT\\Kerberos5\\krb5.ini; Java reads C:\\Windows\\krb5.ini.',
    'SSMS, sqlcmd and Workbench use Windows itself (SSPI), which does not read this file. On a machine that has',
    'joined neither domain, an administrator tells Windows the same, and then restarts it:',
    ...realms.flatMap(({ realm, kdcs }) =>
      kdcs.map((kdc) => `  ksetup /addkdc ${realm} ${kdc.replace(/:\d+$/, '')}`),
    ),
    `  ksetup /addhosttorealmmap .rds.amazonaws.com ${directoryRealm}`,
  ],
};
