import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import {
  decodeKdcProxyMessage,
  encodeKdcProxyMessage,
} from '../../../src/kerberos/kdcProxyMessage.ts';
import { readHttpAnchors } from '../../../src/probes/httpAnchors.ts';
import { askKdcProxy } from '../../../src/probes/kdcProxy.ts';
import type { KdcProxyObservation } from '../../../src/probes/kdcProxy.ts';
import { kerberosTlsModule } from '../../../src/probes/tlsModule.ts';
import { createAuthority } from '../../../src/simulator/realm/certificate.ts';
import type { LeafSpec } from '../../../src/simulator/realm/certificate.ts';
import { fuzz, hostileBytes } from '../kerberos/mutations.ts';
import { bytes, recordings, responses } from '../kerberos/recordings.ts';
import { closedPort, limits, loopback, tcpServer } from '../net/loopback.ts';

const host = 'proxy.example.com';
const realm = 'ONPREM.EXAMPLE.COM';
const [served, unknownRealm] = recordings('kkdcp');
const answer = responses(served!)[0]!;

const hex = (message: Uint8Array): string => Buffer.from(message).toString('hex');

test('the wrapper of the recorded request and answer, byte for byte', () => {
  const request = bytes(String(served!.request_hex));
  const asReq = decodeKdcProxyMessage(request)!;
  assert.equal(asReq[0], 0x6a);
  assert.equal(hex(encodeKdcProxyMessage(asReq, realm)), hex(request));
  assert.equal(decodeKdcProxyMessage(answer)![0], 0x7e);
  assert.equal(decodeKdcProxyMessage(responses(unknownRealm!)[0]!), undefined);
});

test('a length that disagrees with the message is no message; nothing throws', () => {
  const damaged = Uint8Array.from(answer);
  // The prefix of the Kerberos message: SEQUENCE, [0], OCTET STRING, then four bytes.
  const prefix = hex(answer).indexOf('000000a7') / 2;
  damaged[prefix + 3]! += 1;
  assert.equal(decodeKdcProxyMessage(damaged), undefined);
  const hostile = fc.property(hostileBytes([answer]), (input) => void decodeKdcProxyMessage(input));
  fc.assert(hostile, fuzz);
});

const authority = createAuthority('CA of the proxy', new Date());

async function proxy(
  t: TestContext,
  serve: (request: IncomingMessage, body: Buffer, response: ServerResponse) => void,
  leaf: Partial<LeafSpec> = {},
): Promise<(ca?: readonly string[], timeoutMs?: number) => Promise<KdcProxyObservation>> {
  const identity = authority.issue({ names: [host], validDays: 5, ...leaf });
  const server = createServer(identity, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => serve(request, Buffer.concat(chunks), response));
  });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const port = await new Promise<number>((resolve) =>
    server.listen(0, loopback, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );
  return (ca = [authority.cert], timeoutMs = 2000) =>
    askKdcProxy({ host, address: loopback, port, path: '/KdcProxy', realm, ca }, limits(timeoutMs));
}

const serves = (_: IncomingMessage, __: Buffer, response: ServerResponse): void =>
  void response.setHeader('content-type', 'application/kerberos').end(answer);

test('a proxy that serves: what the KDC behind it says, its clock, and the certificate', async (t) => {
  let seen = '';
  const ask = await proxy(t, (request, body, response) => {
    seen = `${request.method ?? ''} ${request.url ?? ''} ${request.headers['content-type'] ?? ''} ${decodeKdcProxyMessage(body)?.[0] ?? ''}`;
    serves(request, body, response);
  });
  const { outcome, facts, error } = await ask();
  assert.deepEqual([outcome, error], ['ok', undefined]);
  assert.equal(seen, 'POST /KdcProxy application/kerberos 106');
  assert.deepEqual(
    [facts.httpStatus, facts.reply, facts.errorName, facts.serverTime],
    [200, 'krb-error', 'KDC_ERR_C_PRINCIPAL_UNKNOWN', '2026-11-21T01:17:50.975Z'],
  );
  assert.deepEqual(facts.certificate?.names, [host]);
});

test('what a verifying client refuses is told apart, and what is behind it still shown', async (t) => {
  const untrusted = await (await proxy(t, serves))([]);
  assert.deepEqual(
    [untrusted.outcome, untrusted.facts.certificateProblem, untrusted.facts.reply],
    ['failed', 'untrusted', 'krb-error'],
  );
  const expired = await (await proxy(t, serves, { validDays: -1 }))();
  assert.equal(expired.facts.certificateProblem, 'expired');
  const other = await (await proxy(t, serves, { names: ['other.example.com'] }))();
  assert.deepEqual([other.outcome, other.facts.certificateProblem], ['failed', 'name']);
});

test('HTTP errors keep their status and their line of text; other content is no answer', async (t) => {
  const busy = await (
    await proxy(t, (_, __, response) =>
      response.writeHead(503, { 'content-type': 'text/plain' }).end("Can't find remote"),
    )
  )();
  assert.deepEqual(
    [busy.outcome, busy.facts.httpStatus, busy.facts.detail],
    ['failed', 503, "Can't find remote"],
  );
  const page = await (
    await proxy(t, (_, __, response) =>
      response.setHeader('content-type', 'text/html').end('<html>Sign in</html>'),
    )
  )();
  assert.deepEqual([page.outcome, page.facts.detail], ['unexpected', undefined]);
  const endless = await (
    await proxy(t, (_, __, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(Buffer.alloc(20_000)), 1);
      response.on('close', () => clearInterval(timer));
    })
  )();
  assert.equal(endless.outcome, 'unexpected');
  const silent = await proxy(t, () => undefined);
  const { outcome, error } = await silent(undefined, 200);
  assert.equal(outcome, 'timeout');
  assert.match(error ?? '', /\.$/);
});

test('no TLS there, no HTTP inside, and no listener', async (t) => {
  const ask = async (port: number): Promise<string> => {
    const target = { host, address: loopback, port, path: '/', realm };
    const { outcome, error } = await askKdcProxy(target, limits(500));
    assert.match(error ?? '', /\.$/);
    return outcome;
  };
  const plain = await tcpServer(t, (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  assert.equal(await ask(plain), 'unexpected');
  assert.equal(await ask(await closedPort()), 'refused');
});

test('the TLS module of the library: there, not there, and no library at all', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'kd-plugins-'));
  t.after(() => rmSync(root, { recursive: true }));
  assert.equal(kerberosTlsModule([root, join(root, 'none')]), undefined);
  const plugins = join(root, 'x86_64-linux-gnu', 'krb5', 'plugins');
  mkdirSync(join(plugins, 'tls'), { recursive: true });
  assert.equal(kerberosTlsModule([root]), 'missing');
  writeFileSync(join(plugins, 'tls', 'k5tls.so'), '');
  assert.equal(kerberosTlsModule([root]), 'present');
});

test('http_anchors: a file, a folder, a variable that names one, and what leads nowhere', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kd-anchors-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'ca.pem');
  writeFileSync(file, `comment\n${authority.cert}${authority.cert}`);
  const count = (value: string): number =>
    readHttpAnchors([value], { ANCHORS: `FILE:${file}` }).pem.length;
  assert.deepEqual(
    [count(`FILE:${file}`), count(`DIR:${folder}`), count('ENV:ANCHORS')],
    [2, 2, 2],
  );
  const { pem, problems } = readHttpAnchors(['FILE:/nowhere', 'ENV:NONE', 'ENV:LOOP', file], {
    LOOP: 'ENV:LOOP',
  });
  assert.deepEqual([pem.length, problems.length], [0, 4]);
});
