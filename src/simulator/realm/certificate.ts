/** A certificate authority for one run, so that databases and controllers can speak TLS (RFC 5280). */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import type { BaseBlock } from 'asn1js';
import { encode, octets, sequence, set, tagged } from './der.ts';

const day = 86_400_000;
const oids = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
} as const;

/** What a server needs to speak TLS, in PEM: its key, and its certificate with the root behind it. */
export interface ServerIdentity {
  readonly key: string;
  readonly cert: string;
}

export interface LeafSpec {
  /** DNS names that it covers; the first one is the subject. */
  readonly names: readonly string[];
  /** Days from now; negative: already expired. */
  readonly validDays: number;
}

export interface Authority {
  /** The root certificate, for a client to trust. */
  readonly cert: string;
  readonly issue: (leaf: LeafSpec) => ServerIdentity;
}

/** A new authority with a P-256 key, valid for ten days from `now`; leaves have keys of their own. */
export function createAuthority(commonName: string, now: Date): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = nameBlock(commonName);
  const signed = (subject: BaseBlock, publicKey: KeyObject, days: number, extension: BaseBlock) =>
    certificate(keys.privateKey, issuer, subject, publicKey, now, days, extension);
  const root = signed(issuer, keys.publicKey, 10, basicConstraintsOfAuthority());
  return {
    cert: root,
    issue: ({ names, validDays }) => {
      const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const subject = nameBlock(names[0] ?? 'localhost');
      return {
        key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        cert: signed(subject, leaf.publicKey, validDays, subjectAltName(names)) + root,
      };
    },
  };
}

function certificate(
  signer: KeyObject,
  issuer: BaseBlock,
  subject: BaseBlock,
  publicKey: KeyObject,
  now: Date,
  days: number,
  extension: BaseBlock,
): string {
  const algorithm = () => sequence(oid(oids.ecdsaWithSha256));
  const start = new Date(now.getTime() - 30 * day);
  const end = new Date(now.getTime() + days * day);
  const toBeSigned = sequence(
    tagged(0, new asn1js.Integer({ value: 2 })),
    new asn1js.Integer({ valueHex: positive(randomBytes(16)).buffer }),
    algorithm(),
    issuer,
    sequence(new asn1js.UTCTime({ valueDate: start }), new asn1js.UTCTime({ valueDate: end })),
    subject,
    keyBlock(publicKey),
    tagged(3, sequence(extension)),
  );
  const signature = sign('sha256', encode(toBeSigned), signer);
  const whole = sequence(
    toBeSigned,
    algorithm(),
    new asn1js.BitString({ valueHex: Uint8Array.from(signature).buffer }),
  );
  const base64 = Buffer.from(encode(whole)).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** A serial number is positive: the first bit of its first byte is clear, and the byte is not 0. */
function positive(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  copy[0] = ((copy[0] ?? 0) & 0x3f) | 0x40;
  return copy;
}

function keyBlock(publicKey: KeyObject): BaseBlock {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return asn1js.fromBER(Uint8Array.from(der).buffer).result;
}

function nameBlock(commonName: string): BaseBlock {
  const value = new asn1js.Utf8String({ value: commonName });
  return sequence(set(sequence(oid(oids.commonName), value)));
}

function oid(value: string): BaseBlock {
  return new asn1js.ObjectIdentifier({ value });
}

function basicConstraintsOfAuthority(): BaseBlock {
  const yes = () => new asn1js.Boolean({ value: true });
  return sequence(oid(oids.basicConstraints), yes(), octets(encode(sequence(yes()))));
}

function subjectAltName(names: readonly string[]): BaseBlock {
  const dnsNames = names.map(
    (name) =>
      new asn1js.Primitive({
        idBlock: { tagClass: 3, tagNumber: 2 },
        valueHex: Uint8Array.from(Buffer.from(name)).buffer,
      }),
  );
  return sequence(oid(oids.subjectAltName), octets(encode(sequence(...dnsNames))));
}
