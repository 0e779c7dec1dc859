/**
 * Names that may be written into a krb5.conf. They come from AWS or from a command line and are taken as hostile:
 * a blank, a brace or a line end in one of them would change what the rest of the file means.
 */

const realmName = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/;
const hostName = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?$/;
/** As MIT's k5_parse_host_string takes them: a port behind a name, an IPv4 address or a bracketed IPv6 address. */
const kdcValue =
  /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]{2,45}\])(?::(\d{1,5}))?$/;

export function isRealmName(text: string): boolean {
  return text.length <= 255 && realmName.test(text);
}

export function isDomain(text: string): boolean {
  return text.length <= 255 && hostName.test(text);
}

/** `dc1.corp.example.com`, `10.0.1.10:88`, `[fd00::10]`. */
export function isKdc(text: string): boolean {
  const match = kdcValue.exec(text);
  const port = match?.[1];
  return match !== null && text.length <= 261 && (port === undefined || validPort(Number(port)));
}

function validPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}
