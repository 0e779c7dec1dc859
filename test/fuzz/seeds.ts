import { X509Certificate } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createAuthority } from '../../src/simulator/realm/certificate.ts';
import { bytes, recordings, responses } from '../unit/kerberos/recordings.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

/** Length prefixes of TCP, which the decoders of messages never see. */
const prefixes: Readonly<Record<string, number>> = { kerberos: 4, kpasswd: 4, dns: 2 };

/** Recorded answers of one protocol, each a message. */
export function recorded(protocol: string): readonly Uint8Array[] {
  return recordings(protocol).flatMap((recording) => {
    const prefix = recording.transport === 'tcp' ? (prefixes[protocol] ?? 0) : 0;
    return responses(recording).map((answer) => answer.subarray(prefix));
  });
}

/** Recorded answers as they came over the wire. */
export function streamed(protocol: string): readonly Uint8Array[] {
  return recordings(protocol).flatMap(responses);
}

export function fixtureFiles(folder: string, wanted: RegExp): readonly Uint8Array[] {
  return readdirSync(join(fixtures, folder), { encoding: 'utf8' })
    .filter((name) => wanted.test(name))
    .map((name) => Uint8Array.from(readFileSync(join(fixtures, folder, name))));
}

/** `e-data` of the recorded KRB-ERRORs. */
export function preauthData(): readonly Uint8Array[] {
  return recordings('kerberos').flatMap(({ decoded }) => {
    const { e_data_hex } = decoded as { e_data_hex?: string };
    return e_data_hex === undefined ? [] : [bytes(e_data_hex)];
  });
}

/** The first ticket of each recorded cache: `[APPLICATION 1]` with a length of two bytes. */
export function tickets(): readonly Uint8Array[] {
  return fixtureFiles('ccache', /\.ccache$/).flatMap((file) => {
    const cache = Buffer.from(file);
    const at = cache.indexOf(Uint8Array.of(0x61, 0x82));
    return at === -1 ? [] : [file.slice(at, at + 4 + cache.readUInt16BE(at + 2))];
  });
}

/** Answers of an Oracle listener; none is recorded but nmap's question. */
export function listenerAnswers(): readonly Uint8Array[] {
  const refusal =
    '(DESCRIPTION=(TMP=)(VSNNUM=318767104)(ERR=12514)(ERROR_STACK=(ERROR=(CODE=12514))))';
  const elsewhere = '(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT=1522))';
  return [
    tnsPacket(2, '0136000008007fff'),
    tnsPacket(4, `2200${lengthOf(refusal)}`, refusal),
    tnsPacket(5, lengthOf(elsewhere), elsewhere),
    tnsPacket(11, ''),
  ];
}

function tnsPacket(type: number, head: string, text = ''): Uint8Array {
  const body = Buffer.concat([Buffer.from(head, 'hex'), Buffer.from(text)]);
  const length = 8 + body.length;
  return Uint8Array.of(length >> 8, length & 0xff, 0, 0, type, 0, 0, 0, ...body);
}

function lengthOf(text: string): string {
  return text.length.toString(16).padStart(4, '0');
}

/** A certificate as DER. */
export function certificates(): readonly Uint8Array[] {
  const names = ['db.example.com', '*.example.com', '127.0.0.1'];
  const { cert } = createAuthority('Fuzz CA', new Date()).issue({ names, validDays: 30 });
  return [Uint8Array.from(new X509Certificate(cert).raw)];
}
