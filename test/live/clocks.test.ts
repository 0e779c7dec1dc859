import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { askKdc } from '../../src/probes/kdc.ts';
import { context, loopback } from './context.ts';
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
