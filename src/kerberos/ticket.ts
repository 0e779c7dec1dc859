import { GeneralString, Integer, OctetString, Sequence } from 'asn1js';
import {
  application,
  decode,
  field,
  integerOf,
  partsOf,
  principalNameSchema,
  textOf,
} from './asn1.ts';
import type { Principal } from './principal.ts';

/** The readable outside of a Ticket (RFC 4120 5.3). Its encrypted part stays where it is. */
export interface TicketOutline {
  readonly server: Principal;
  /** Of the key that the service decrypts it with. */
  readonly enctype: number;
  readonly keyVersion?: number;
}

const encryptedSchema = new Sequence({
  value: [
    field(0, new Integer({ name: 'etype' })),
    field(1, new Integer({ name: 'kvno' }), true),
    field(2, new OctetString({})),
  ],
});

const ticketSchema = application(
  1,
  new Sequence({
    value: [
      field(0, new Integer({ name: 'tktVno' })),
      field(1, new GeneralString({ name: 'ticketRealm' })),
      field(2, principalNameSchema('sname')),
      field(3, encryptedSchema),
    ],
  }),
);

/** Reads the outside of a DER ticket; `undefined` when it is none. Never throws. */
export function outlineTicket(bytes: Uint8Array): TicketOutline | undefined {
  const fields = decode(bytes, ticketSchema);
  const realm = textOf(fields?.['ticketRealm']);
  const enctype = integerOf(fields?.['etype']);
  const components = partsOf(fields?.['snameComponents']).map(textOf);
  if (realm === undefined || enctype === undefined) return undefined;
  if (!components.every((component) => component !== undefined)) return undefined;
  const keyVersion = integerOf(fields?.['kvno']);
  return {
    server: { components, realm },
    enctype,
    ...(keyVersion !== undefined && { keyVersion }),
  };
}
