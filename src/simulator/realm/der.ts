/** Small conveniences over asn1js for the Kerberos and LDAP messages of the realm's servers. */
import * as asn1js from 'asn1js';
import type { BaseBlock } from 'asn1js';

const application = 2;
const contextSpecific = 3;

/** `[n] EXPLICIT inner` */
export function tagged(tagNumber: number, ...inner: BaseBlock[]): BaseBlock {
  return new asn1js.Constructed({
    idBlock: { tagClass: contextSpecific, tagNumber },
    value: inner,
  });
}

/** `[APPLICATION n]` around its content. */
export function applicationTagged(tagNumber: number, ...inner: BaseBlock[]): BaseBlock {
  return new asn1js.Constructed({ idBlock: { tagClass: application, tagNumber }, value: inner });
}

export function sequence(...value: BaseBlock[]): BaseBlock {
  return new asn1js.Sequence({ value });
}

export function set(...value: BaseBlock[]): BaseBlock {
  return new asn1js.Set({ value });
}

export function integer(value: number): BaseBlock {
  return new asn1js.Integer({ value });
}

export function enumerated(value: number): BaseBlock {
  return new asn1js.Enumerated({ value });
}

export function octets(value: Uint8Array | string): BaseBlock {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return new asn1js.OctetString({ valueHex: Uint8Array.from(bytes).buffer });
}

export function generalString(value: string): BaseBlock {
  return new asn1js.GeneralString({ value });
}

/** KerberosTime: whole seconds, UTC (RFC 4120 section 5.2.3). */
export function kerberosTime(time: Date): BaseBlock {
  return new asn1js.GeneralizedTime({
    valueDate: new Date(Math.floor(time.getTime() / 1000) * 1000),
  });
}

export function encode(block: BaseBlock): Uint8Array {
  return new Uint8Array(block.toBER());
}

/** The element that fills `bytes`; undefined when there is none, or bytes are left over. Never throws. */
export function decode(bytes: Uint8Array): BaseBlock | undefined {
  try {
    const { offset, result } = asn1js.fromBER(Uint8Array.from(bytes).buffer);
    return offset === bytes.length ? result : undefined;
  } catch {
    // asn1js throws for times and strings that it cannot convert.
    return undefined;
  }
}

/** The elements inside a constructed one. */
export function contents(block: BaseBlock | undefined): readonly BaseBlock[] {
  return block instanceof asn1js.Constructed ? block.valueBlock.value : [];
}

export function isApplication(block: BaseBlock | undefined, tagNumber: number): boolean {
  return block?.idBlock.tagClass === application && block.idBlock.tagNumber === tagNumber;
}

/** The content of `[n]` among the elements of `block`. */
export function member(block: BaseBlock | undefined, tagNumber: number): BaseBlock | undefined {
  const found = contents(block).find(
    ({ idBlock }) => idBlock.tagClass === contextSpecific && idBlock.tagNumber === tagNumber,
  );
  return contents(found)[0];
}

/** A number; undefined for another type, or one beyond 48 bits. */
export function numberOf(block: BaseBlock | undefined): number | undefined {
  if (!(block instanceof asn1js.Integer)) return undefined;
  const content = rawContent(block);
  if (content.length === 0 || content.length > 6) return undefined;
  return Buffer.from(content).readIntBE(0, content.length);
}

/** The text of a primitive string element, whichever string type it is. */
export function textOf(block: BaseBlock | undefined): string | undefined {
  if (!block || block.idBlock.isConstructed) return undefined;
  return Buffer.from(rawContent(block)).toString('utf8');
}

/** The content octets of a primitive element. */
export function rawContent(block: BaseBlock): Uint8Array {
  const whole = block.valueBeforeDecodeView;
  return whole.subarray(whole.length - block.lenBlock.length);
}
