import { Integer, OctetString, Sequence } from 'asn1js';
import { bytesOf, decode, field, integerOf } from './asn1.ts';

/** `data-type` of KERB-ERROR-DATA that carries KERB_EXT_ERROR (MS-KILE 2.2.1). */
const extendedError = 3;

/** NTSTATUS codes (MS-ERREF 2.3.1) with which a Windows KDC says why it refused an account. */
const statusNames = new Map([
  [0xc000006d, 'STATUS_LOGON_FAILURE'],
  [0xc000006e, 'STATUS_ACCOUNT_RESTRICTION'],
  [0xc000006f, 'STATUS_INVALID_LOGON_HOURS'],
  [0xc0000070, 'STATUS_INVALID_WORKSTATION'],
  [0xc0000071, 'STATUS_PASSWORD_EXPIRED'],
  [0xc0000072, 'STATUS_ACCOUNT_DISABLED'],
  [0xc0000193, 'STATUS_ACCOUNT_EXPIRED'],
  [0xc0000224, 'STATUS_PASSWORD_MUST_CHANGE'],
  [0xc0000234, 'STATUS_ACCOUNT_LOCKED_OUT'],
]);

/** The NTSTATUS in the `e-data` of a Windows KRB-ERROR, by name or as `0x…`; `undefined` when there is none. Never throws. */
export function decodeWindowsStatus(data: Uint8Array): string | undefined {
  const schema = new Sequence({
    value: [
      field(1, new Integer({ name: 'dataType' })),
      field(2, new OctetString({ name: 'dataValue' })),
    ],
  });
  const fields = decode(data, schema);
  const value = bytesOf(fields?.['dataValue']);
  if (integerOf(fields?.['dataType']) !== extendedError || !value || value.length < 4) {
    return undefined;
  }
  // KERB_EXT_ERROR: status, reserved, flags; little-endian (MS-KILE 2.2.2).
  const status = new DataView(value.buffer, value.byteOffset).getUint32(0, true);
  return statusNames.get(status) ?? `0x${status.toString(16).padStart(8, '0')}`;
}
