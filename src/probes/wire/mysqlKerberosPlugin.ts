import { ByteReader } from '../../kerberos/byteReader.ts';

/** What a Kerberos plugin announces before any secret is sent. */
export interface AnnouncedService {
  readonly spn: string;
  /** The realm that the database account belongs to; only MySQL says it. */
  readonly userRealm?: string;
}

/** MySQL limits both strings to 256 bytes (auth_kerberos_client_io.cc). */
const longest = 256;

/** MySQL Enterprise and Aurora MySQL. */
export const mysqlKerberosPlugin = 'authentication_kerberos_client';
/** MariaDB. */
export const mariadbKerberosPlugin = 'auth_gssapi_client';

/** Reads the data of an AuthSwitchRequest for a Kerberos plugin; `undefined` for other plugins and damaged data. Never throws. */
export function decodeAnnouncedService(
  plugin: string,
  data: Uint8Array,
): AnnouncedService | undefined {
  const reader = new ByteReader(data);
  if (plugin === mariadbKerberosPlugin) {
    // SPN NUL mechanism NUL; an empty SPN lets the client choose.
    const spn = reader.cString();
    return spn === '' ? undefined : { spn };
  }
  if (plugin !== mysqlKerberosPlugin) return undefined;
  const spn = reader.text(Math.min(reader.u16(true), longest));
  const userRealm = reader.text(Math.min(reader.u16(true), longest));
  if (reader.overrun || spn === '') return undefined;
  return userRealm === '' ? { spn } : { spn, userRealm };
}
