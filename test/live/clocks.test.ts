import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { askKdc } from '../../src/probes/kdc.ts';
import { askNtp } from '../../src/probes/ntp.ts';
import { context, loopback } from './context.ts';
import { startChrony } from './servers/chrony.ts';
import { missingFaketime } from './servers/faketime.ts';
import { startHeimdalKdc } from './servers/heimdalKdc.ts';
import { heimdal } from './servers/heimdalPackages.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import { missing } from './servers/process.ts';
import type { LiveServer } from './servers/process.ts';

const realm = 'CLOCK.TEST';
const nearMs = 50;

/** MIT's KDC reads the time once a second (see `serverTimeSlack`): only the first answer after a pause is exact. */
const pauseMs = 1100;

interface Kdc extends LiveServer {
  readonly port: number;
}

const kdcs: Readonly<
  Record<string, { skip: string | false; start: (shift: string) => Promise<Kdc> }>
> = {
  MIT: {
    skip: missing('krb5kdc', 'kdb5_util'),
    start: (faketime) => startMitKdc(realm, { faketime }),
  },
  Heimdal: {
    skip: heimdal.missing,
    start: (faketime) => startHeimdalKdc(heimdal.root, realm, { faketime }),
  },
};

for (const [name, { skip, start }] of Object.entries(kdcs)) {
  describe(`${name} KDC whose clock is wrong`, { skip: skip || missingFaketime() }, () => {
    for (const minutes of [-11, 7, 600]) {
      test(`${minutes} minutes: within ${nearMs} ms of that, over both transports`, async () => {
        const kdc = await start(`${minutes > 0 ? '+' : ''}${minutes}m`);
        try {
          for (const transport of ['udp', 'tcp'] as const) {
            await sleep(pauseMs);
            const target = { address: loopback, port: kdc.port, transport, realm };
            const { facts } = await askKdc(target, context());
            const off = facts.skewMs! - minutes * 60_000;
            assert.ok(Math.abs(off) <= nearMs, `${transport}: ${off} ms off`);
          }
        } finally {
          await kdc.stop();
        }
      });
    }
  });
}

describe('chrony as time server', { skip: missing('chronyd') }, () => {
  test('a clock that is right: within the uncertainty', async () => {
    const server = await startChrony({ stratum: 3 });
    try {
      const { outcome, facts } = await askNtp({ address: loopback, port: server.port }, context());
      assert.deepEqual([outcome, facts.stratum, facts.unsynchronised], ['ok', 3, false]);
      assert.ok(Math.abs(facts.offsetMs!) <= facts.offsetUncertaintyMs!, `${facts.offsetMs} ms`);
    } finally {
      await server.stop();
    }
  });

  test('one that is not synchronised says so', async () => {
    const server = await startChrony();
    try {
      const { outcome, facts, error } = await askNtp(
        { address: loopback, port: server.port },
        context(),
      );
      assert.deepEqual([outcome, facts.stratum, facts.unsynchronised], ['failed', 0, true]);
      assert.match(error ?? '', /not synchronised/);
    } finally {
      await server.stop();
    }
  });

  for (const minutes of [-11, 7, 600]) {
    test(`${minutes} minutes: within ${nearMs} ms of that`, async (t) => {
      const absent = missingFaketime();
      if (absent !== false) {
        t.skip(absent);
        return;
      }
      const faketime = `${minutes > 0 ? '+' : ''}${minutes}m`;
      const server = await startChrony({ stratum: 3, faketime });
      try {
        const { facts } = await askNtp({ address: loopback, port: server.port }, context());
        const off = facts.offsetMs! - minutes * 60_000;
        assert.ok(Math.abs(off) <= nearMs, `${off} ms off`);
      } finally {
        await server.stop();
      }
    });
  }
});
