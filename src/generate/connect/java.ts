/** The JAAS entry with which a driver uses the ticket that kinit has fetched, and asks for no password. */
export function jaasFile(entry: string): string {
  return [
    `${entry} {`,
    '  com.sun.security.auth.module.Krb5LoginModule required',
    '  useTicketCache=true',
    '  doNotPrompt=true;',
    '};',
  ].join('\n');
}

export const javaOptions =
  '-Djava.security.krb5.conf=/etc/krb5.conf -Djava.security.auth.login.config=jaas.conf';

export function javaNotes(entry: string): readonly string[] {
  return [
    `Start Java with ${javaOptions}`,
    `jaas.conf: ${jaasFile(entry).replace(/\s+/g, ' ')}`,
    'Java reads ticket caches in files only: FILE:, not KCM: or KEYRING:.',
  ];
}

/** One part of a URL's path or query. */
export function urlPart(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*!~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
