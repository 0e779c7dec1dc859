import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordings, responses } from '../kerberos/recordings.ts';
import { limits, tcpServer, udpServer } from '../net/loopback.ts';
import { overTcp, overTls, overUdp } from './probeTable.ts';

interface Service {
  /** As `detectProtocol` names it. */
  readonly protocol: string;
  /** Speaks before it is spoken to. */
  readonly greets?: boolean;
  readonly says: Uint8Array;
  /** Probes that it is the right service for. */
  readonly understoodBy?: readonly string[];
}

function recorded(file: string, name: string): Uint8Array {
  const recording = recordings(file).find((each) => each.name === name);
  const [answer] = recording ? responses(recording) : [];
  assert.ok(answer, name);
  return answer;
}

const services: readonly Service[] = [
  // Alert "handshake failure": what a TLS port says to anything else.
  { protocol: 'tls', says: Uint8Array.of(21, 3, 3, 0, 2, 2, 40) },
  { protocol: 'http', says: Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n') },
  { protocol: 'ssh', greets: true, says: Buffer.from('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n') },
  { protocol: 'smtp or ftp', greets: true, says: Buffer.from('220 mail.example.com ESMTP\r\n') },
  {
    protocol: 'mysql',
    greets: true,
    says: recorded('mysql', 'mariadb:aduser/auth_gssapi_client'),
    understoodBy: ['mysql'],
  },
  {
    protocol: 'postgresql',
    says: Buffer.from('E\0\0\0\x2fSFATAL\0C0A000\0Munsupported frontend protocol\0\0'),
    understoodBy: ['postgresql', 'mysql'],
  },
  {
    protocol: 'kerberos',
    says: recorded('kerberos', 'samba-onprem:anonymous/tcp'),
    understoodBy: ['kdc', 'size', 'trust', 'realm proof', 'kpasswd'],
  },
  { protocol: 'ldap', says: recorded('ldap', 'samba-onprem:rootdse-389'), understoodBy: ['ldap'] },
  {
    protocol: 'sql server',
    says: recorded('tds', 'tdspool:prelogin'),
    understoodBy: ['sqlserver'],
  },
  {
    protocol: 'oracle',
    says: Uint8Array.of(0, 11, 0, 0, 4, 0, 0, 0, 0x22, 0, 0),
    understoodBy: ['oracle'],
  },
  { protocol: 'db2', says: recorded('drda', 'derby:kerberos-secmec-11'), understoodBy: ['db2'] },
];

for (const { protocol, greets = false, says, understoodBy = [] } of services) {
  const serve = greets
    ? (socket: { write: (bytes: Uint8Array) => void }): void => socket.write(says)
    : (socket: {
        write: (bytes: Uint8Array) => void;
        once: (event: 'data', then: () => void) => void;
      }): void => {
        socket.once('data', () => socket.write(says));
      };

  test(`${protocol} on the port: every other probe says so, and shows its first bytes`, async (t) => {
    const port = await tcpServer(t, serve);
    const strangers = Object.entries(overTcp).filter(([probe]) => !understoodBy.includes(probe));
    const wrong = await Promise.all(
      strangers.map(async ([probe, run]) => {
        const { outcome, facts, error = '' } = await run(port, limits(400));
        const { detectedProtocol, receivedHex = '' } = facts as Record<string, string>;
        const shown = Buffer.from(says).toString('hex').startsWith(receivedHex.slice(0, 10));
        const right =
          outcome === 'unexpected' && detectedProtocol === protocol && error.endsWith('.');
        return right && shown && receivedHex !== '' && receivedHex.length <= 128
          ? []
          : [[probe, outcome, detectedProtocol, receivedHex, error]];
      }),
    );
    assert.deepEqual(wrong.flat(), []);
  });

  if (protocol !== 'tls') {
    test(`${protocol} where TLS should be: clear text`, async (t) => {
      const port = await tcpServer(t, serve);
      for (const [probe, run] of Object.entries(overTls)) {
        const { outcome, error } = await run(port, limits(400));
        assert.equal(outcome, 'unexpected', probe);
        assert.match(error ?? '', /clear text instead of TLS/, probe);
      }
    });
  }
}

test('a datagram of another protocol: every probe shows it', async (t) => {
  const says = Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n');
  const port = await udpServer(t, (_, reply) => reply(says));
  for (const [probe, run] of Object.entries(overUdp)) {
    const { outcome, facts } = await run(port, limits(400));
    const { detectedProtocol, receivedHex } = facts as Record<string, string>;
    assert.deepEqual([outcome, detectedProtocol], ['unexpected', 'http'], probe);
    assert.equal(receivedHex, says.toString('hex'), probe);
  }
});
