import { GeneralString, Integer, OctetString, Sequence } from 'asn1js';
import { bytesOf, decode, field } from './asn1.ts';
import { textToOctetString } from './kerberosString.ts';
import { frameForTcp, kerberosTcpLength } from './tcpFraming.ts';

/** KDC-PROXY-MESSAGE (MS-KKDCP 2.2.2): the message as TCP carries it, and the realm that it is for. */
export function encodeKdcProxyMessage(message: Uint8Array, realm: string): Uint8Array {
  const framed = frameForTcp(message);
  const whole = new Sequence({
    value: [
      field(0, new OctetString({ valueHex: Uint8Array.from(framed).buffer })),
      field(1, new GeneralString({ value: textToOctetString(realm) })),
    ],
  });
  return new Uint8Array(whole.toBER());
}

const schema = new Sequence({
  value: [
    field(0, new OctetString({ name: 'message' })),
    field(1, new GeneralString({ name: 'realm' }), true),
    field(2, new Integer({ name: 'hint' }), true),
  ],
});

/** The Kerberos message of a proxy's answer, without its length; `undefined` for anything else. Never throws. */
export function decodeKdcProxyMessage(bytes: Uint8Array): Uint8Array | undefined {
  const framed = bytesOf(decode(bytes, schema)?.['message']);
  // Exactly one message, as long as its own prefix says.
  return framed && framed.length > 4 && kerberosTcpLength(framed) === framed.length
    ? framed.subarray(4)
    : undefined;
}
