/** The password service without keys: any request gets the KRB-ERROR of a failed authentication. */
import {
  applicationTagged,
  encode,
  generalString,
  integer,
  kerberosTime,
  octets,
  sequence,
  tagged,
} from './der.ts';

/** KRB_ERR_GENERIC, and the result code "authentication error" of RFC 3244 section 2. */
const genericError = 60;
const authenticationError = [0, 3];

/**
 * The reply to a kpasswd message whose AP-REQ is not empty; undefined, as of the servers that were
 * recorded, for shorter ones.
 */
export function answerKpasswd(
  realm: string,
  request: Uint8Array,
  now: Date,
): Uint8Array | undefined {
  const view = Buffer.from(request);
  if (view.length < 7 || view.readUInt16BE(0) !== view.length || view.readUInt16BE(4) === 0) {
    return undefined;
  }
  const service = sequence(
    tagged(0, integer(1)),
    tagged(1, sequence(generalString('kadmin'), generalString('changepw'))),
  );
  const text = Buffer.from('Failed reading application request');
  const error = encode(
    applicationTagged(
      30,
      sequence(
        tagged(0, integer(5)),
        tagged(1, integer(30)),
        tagged(4, kerberosTime(now)),
        tagged(5, integer((now.getTime() % 1000) * 1000)),
        tagged(6, integer(genericError)),
        tagged(9, generalString(realm)),
        tagged(10, service),
        tagged(12, octets(Buffer.concat([Buffer.from(authenticationError), text]))),
      ),
    ),
  );
  const header = Buffer.alloc(6);
  header.writeUInt16BE(error.length + header.length, 0);
  header.writeUInt16BE(1, 2);
  return Buffer.concat([header, error]);
}
