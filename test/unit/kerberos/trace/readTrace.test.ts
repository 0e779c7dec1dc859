import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readTrace } from '../../../../src/kerberos/trace/readTrace.ts';

const recorded = '/work/shared/reference/traces';

function only(text: string): unknown {
  const [step] = readTrace(`[7184] 1795224852.686553: ${text}\n`);
  assert.ok(step);
  const fact: Record<string, unknown> = { ...step };
  delete fact['at'];
  delete fact['text'];
  delete fact['line'];
  return fact;
}

describe('readTrace', () => {
  it('reads what is asked and what comes of it', () => {
    assert.deepEqual(
      only('Getting credentials u@A.COM -> mysql/db.b.com@B.COM using ccache FILE:/tmp/a b'),
      {
        kind: 'gettingCredentials',
        client: 'u@A.COM',
        server: 'mysql/db.b.com@B.COM',
        ccache: 'FILE:/tmp/a b',
      },
    );
    assert.deepEqual(
      only('TGS request result: -1765328377/Server not found in Kerberos database'),
      {
        kind: 'tgsResult',
        code: -1765328377,
        kerberosCode: 7,
        message: 'Server not found in Kerberos database',
      },
    );
    assert.deepEqual(only('Requesting tickets for postgres/db@A.COM, referrals on'), {
      kind: 'requestingTickets',
      server: 'postgres/db@A.COM',
      realm: 'A.COM',
      referrals: true,
    });
    assert.deepEqual(only('Received TGT for service realm: krbtgt/B.COM@A.COM'), {
      kind: 'receivedTgt',
      tgt: 'krbtgt/B.COM@A.COM',
      realm: 'B.COM',
    });
    assert.deepEqual(only('Sending request (182 bytes) to A.COM (primary)'), {
      kind: 'sendingToRealm',
      bytes: 182,
      realm: 'A.COM',
      primary: true,
      tcpOnly: false,
    });
  });

  it('reads an IPv6 address as MIT prints it, without brackets', () => {
    assert.deepEqual(only('Sending retry UDP request to dgram fd77:3::10:88'), {
      kind: 'sendingRequest',
      transport: 'udp',
      address: { host: 'fd77:3::10', port: 88 },
      retry: true,
    });
  });

  it('keeps place and time, and leaves the output of the program out', () => {
    const steps = readTrace(
      'kinit: hello\r\n[1] 12.000500: Resolving hostname kdc.a.com.\r\nPassword for u:\n',
    );
    assert.deepEqual(steps, [
      {
        kind: 'resolving',
        host: 'kdc.a.com',
        at: 12.0005,
        text: 'Resolving hostname kdc.a.com.',
        line: 2,
      },
    ]);
  });

  it('calls a line that it does not know other, and never fails', () => {
    assert.deepEqual(only('Something new: 42'), { kind: 'other' });
    assert.deepEqual(only('Sending TCP request to stream nowhere'), { kind: 'other' });
  });

  it('keeps no encrypted timestamp: a password can be guessed from it', () => {
    const [step] = readTrace(
      '[1] 1.1: Encrypted timestamp (for 1795224848.343582): plain 301AA011180F32303236, encrypted 6F9A3C0DE1C7AB55FE0193\n',
    );
    assert.equal(step?.text, 'Encrypted timestamp (for 1795224848.343582): plain …, encrypted …');
  });

  it('is bounded on hostile text', () => {
    const line = `[1] 1.1: Retrieving ${' -> '.repeat(50_000)}\n`;
    assert.equal(readTrace(line.repeat(3)).length, 3);
    assert.equal(readTrace('[1] 1.1: x\n'.repeat(60_000)).length, 50_000);
  });

  it('knows nearly every line of the recorded traces', { skip: !existsSync(recorded) }, () => {
    const notWorthAKind =
      /^(Moving|Setting|Creating|Storing|Encoding|Decoding|FAST|Generated|etypes|TGS reply|Preauth|Processing|Produced|PKINIT|AS key|Decrypted|Encrypted|Response was|Read AP-REP|Retrying|Resolving unique|ccselect module|Sending unauth|Recovering|Initializing|Destroying|Matching|Negotiated|Got|Salt|Looked up|Attempting|Upgrading|Trying|Principal|Convert|Using|URI answer)/;
    for (const name of readdirSync(recorded)) {
      const steps = readTrace(readFileSync(join(recorded, name), 'utf8'));
      assert.ok(steps.length > 0, name);
      const unknown = steps.filter(
        ({ kind, text }) => kind === 'other' && !notWorthAKind.test(text),
      );
      assert.deepEqual(unknown, [], name);
    }
  });
});
