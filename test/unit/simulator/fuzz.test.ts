/** The simulated servers outlive whatever is sent to them. FUZZ_RUNS multiplies the runs. */
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { healthyWorld } from '../../../src/simulator/build/healthyWorld.ts';
import { placeOf } from '../../../src/simulator/place.ts';
import { answerDns } from '../../../src/simulator/realm/dns.ts';
import { answerKdc } from '../../../src/simulator/realm/kdc.ts';
import { answerKpasswd } from '../../../src/simulator/realm/kpasswd.ts';
import { answerLdap } from '../../../src/simulator/realm/ldap.ts';
import { readLogin } from '../../../src/simulator/realm/mysqlPackets.ts';
import { answerNtp } from '../../../src/simulator/realm/ntp.ts';

const numRuns = 300 * Number(process.env['FUZZ_RUNS'] ?? 1);
const now = new Date('2026-11-21T00:00:00Z');
const { realm } = healthyWorld({ place: placeOf('127.9.9'), now });
const { controllers } = realm;
const [controller] = controllers;

const servers: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  dns: (bytes) => [
    answerDns(controller!.dns, bytes, 'udp'),
    answerDns(controller!.dns, bytes, 'tcp'),
  ],
  kerberos: (bytes) =>
    answerKdc(
      controllers.map((it) => it.kdc),
      bytes,
      now,
    ),
  kpasswd: (bytes) => answerKpasswd('EXAMPLE.COM', bytes, now),
  ldap: (bytes) => answerLdap(controllers, bytes, now),
  cldap: (bytes) => answerLdap(controllers, bytes, now),
  ntp: (bytes) => answerNtp(bytes, now),
  mysql: (bytes) => readLogin(Buffer.from(bytes)),
};

/** Requests that real clients were recorded to send. */
function recorded(file: string): readonly Buffer[] {
  const url = new URL(`../../fixtures/vectors/${file}.json`, import.meta.url);
  const all = JSON.parse(readFileSync(url, 'utf8')) as readonly {
    request_hex: string | string[];
  }[];
  return all
    .flatMap((it) => it.request_hex)
    .filter((hex) => /^([0-9a-f]{2})+$/.test(hex))
    .map((hex) => Buffer.from(hex, 'hex'));
}

interface Change {
  readonly at: number;
  readonly byte: number;
}

function mutated(packet: Buffer, changes: readonly Change[], cut: number): Buffer {
  const copy = Buffer.from(packet);
  for (const { at, byte } of changes) copy[at % copy.length] = byte;
  return copy.subarray(0, copy.length - (cut % copy.length));
}

for (const [file, serve] of Object.entries(servers)) {
  test(`${file}: random bytes`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void serve(bytes)),
      { numRuns },
    );
  });

  test(`${file}: recorded requests with bytes changed and cut off`, () => {
    const change = fc.record({ at: fc.nat(5000), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.constantFrom(...recorded(file)),
        fc.array(change, { maxLength: 6 }),
        fc.oneof(fc.constant(0), fc.nat(200)),
        (packet, changes, cut) => void serve(mutated(packet, changes, cut)),
      ),
      { numRuns },
    );
  });
}
