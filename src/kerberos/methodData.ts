import { GeneralString, Integer, OctetString, Sequence } from 'asn1js';
import { bytesOf, decode, field, integerOf, listOf, match, partsOf, textOf } from './asn1.ts';

/** PA-DATA (RFC 4120 5.2.7). */
export interface PreauthElement {
  readonly type: number;
  readonly value: Uint8Array;
}

/** One entry of PA-ETYPE-INFO2 (RFC 4120 5.2.7.5). The salt shows realm and name as the directory spells them. */
export interface EtypeInfo {
  readonly enctype: number;
  readonly salt?: string;
}

const etypeInfo2Type = 19;
const etypeInfoType = 11;

const elementsSchema = listOf('elements');
const entriesSchema = listOf('entries');

const preauthSchema = new Sequence({
  value: [
    field(1, new Integer({ name: 'paType' })),
    field(2, new OctetString({ name: 'paValue' })),
  ],
});

const etypeInfo2Schema = etypeInfoSchema(new GeneralString({ name: 'salt' }));
const oldEtypeInfoSchema = etypeInfoSchema(new OctetString({ name: 'salt' }));

/** Decodes METHOD-DATA, the `e-data` of error 25; `undefined` when it is none. Never throws. */
export function decodeMethodData(bytes: Uint8Array): readonly PreauthElement[] | undefined {
  const list = decode(bytes, elementsSchema);
  if (!list) return undefined;
  const elements: PreauthElement[] = [];
  for (const part of partsOf(list['elements'])) {
    const fields = match(part, preauthSchema);
    const type = integerOf(fields?.['paType']);
    const value = bytesOf(fields?.['paValue']);
    if (type === undefined || !value) return undefined;
    elements.push({ type, value });
  }
  return elements;
}

/** Encryption types that the KDC names for the client's key, in its order; empty when it names none. */
export function etypeInfoOf(elements: readonly PreauthElement[]): readonly EtypeInfo[] {
  const modern = elements.find(({ type }) => type === etypeInfo2Type);
  if (modern) return decodeEtypeInfo(modern.value, etypeInfo2Schema);
  const old = elements.find(({ type }) => type === etypeInfoType);
  return old ? decodeEtypeInfo(old.value, oldEtypeInfoSchema) : [];
}

function decodeEtypeInfo(bytes: Uint8Array, schema: Sequence): readonly EtypeInfo[] {
  const list = decode(bytes, entriesSchema);
  return partsOf(list?.['entries']).flatMap((part) => {
    const fields = match(part, schema);
    const enctype = integerOf(fields?.['etype']);
    if (enctype === undefined) return [];
    const text = textOf(fields?.['salt']);
    return [{ enctype, ...(text !== undefined && { salt: text }) }];
  });
}

function etypeInfoSchema(salt: GeneralString | OctetString): Sequence {
  return new Sequence({
    value: [
      field(0, new Integer({ name: 'etype' })),
      field(1, salt, true),
      field(2, new OctetString({ name: 's2kparams' }), true),
    ],
  });
}
