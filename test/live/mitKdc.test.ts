import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { encodeAsReq, offeredEnctypes } from '../../src/kerberos/asReq.ts';
import { encodeHopelessKpasswdRequest } from '../../src/kerberos/kpasswd.ts';
import { askKdc } from '../../src/probes/kdc.ts';
import { askKdcWithLargeRequest } from '../../src/probes/kdcSize.ts';
import { askKpasswd } from '../../src/probes/kpasswd.ts';
import { proveRealm } from '../../src/probes/realmProof.ts';
import { askForReferral } from '../../src/probes/trust.ts';
import { context, loopback } from './context.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import type { MitKdc } from './servers/mitKdc.ts';
import { missing, needs, run } from './servers/process.ts';

const realm = 'LIVE.TEST';
const faketime = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

describe('MIT KDC', { skip: missing('krb5kdc', 'kadmind', 'kdb5_util') }, () => {
  let kdc: MitKdc;

  before(async () => {
    kdc = await startMitKdc(realm, { kadmind: true });
    kdc.kadmin('addprinc -pw Us3r-Passw0rd alice');
    kdc.kadmin('addprinc -pw Us3r-Passw0rd -requires_preauth open');
    kdc.kadmin('addprinc -pw Us3r-Passw0rd -allow_tix disabled');
    kdc.kadmin('addprinc -randkey HTTP/db.live.test');
  });
  after(() => kdc.stop());

  for (const transport of ['udp', 'tcp'] as const) {
    const target = (): {
      address: string;
      port: number;
      transport: 'udp' | 'tcp';
      realm: string;
    } => ({
      address: loopback,
      port: kdc.port,
      transport,
      realm,
    });

    test(`${transport}: answers for nobody, and its clock is ours`, async () => {
      const { outcome, facts } = await askKdc(target(), context());
      assert.equal(outcome, 'ok');
      assert.deepEqual([facts.reply, facts.errorCode, facts.errorRealm], ['krb-error', 6, realm]);
      assert.ok(Math.abs(facts.skewMs!) <= facts.skewUncertaintyMs!, `${facts.skewMs} ms`);
    });

    test(`${transport}: a user's encryption types, a disabled account, one without pre-authentication`, async () => {
      const ask = async (name: string): Promise<unknown> => {
        const { facts } = await askKdc({ ...target(), client: { kind: 'user', name } }, context());
        return [facts.reply, facts.errorCode, facts.enctypes];
      };
      assert.deepEqual(await ask('alice'), ['krb-error', 25, [18]]);
      assert.deepEqual(await ask('disabled'), ['krb-error', 18, undefined]);
      assert.deepEqual(await ask('open'), ['as-rep', undefined, undefined]);
    });

    test(`${transport}: serves its realm and no other, and refers nobody`, async () => {
      const own = await proveRealm(target(), context());
      assert.deepEqual([own.outcome, own.facts.serves], ['ok', 'yes']);
      const other = await proveRealm({ ...target(), realm: 'OTHER.TEST' }, context());
      assert.deepEqual([other.outcome, other.facts.serves], ['failed', 'no']);
      const trust = await askForReferral({ ...target(), domain: 'other.test' }, context());
      assert.deepEqual([trust.outcome, trust.facts.refers], ['failed', 'no']);
    });

    test(`${transport}: a request that fills packets is answered`, async () => {
      const { outcome, error } = await askKdcWithLargeRequest(target(), context());
      assert.equal(outcome, 'ok', error);
    });

    test(`${transport}: kpasswd answers a request that cannot succeed`, async () => {
      const { outcome, facts, error } = await askKpasswd(
        { ...target(), port: kdc.kpasswdPort },
        context(),
      );
      assert.equal(outcome, 'ok', error);
      assert.equal(facts.resultCode, 3);
    });
  }

  test('another protocol on the port is told from silence', async (t) => {
    if (!needs(t, 'kadmind')) return;
    const { outcome } = await askKdc(
      { address: loopback, port: kdc.kpasswdPort, transport: 'tcp', realm },
      context(1000),
    );
    assert.ok(['unexpected', 'timeout'].includes(outcome), outcome);
  });

  test('tshark reads our requests without a malformed flag', (t) => {
    if (!needs(t, 'tshark', 'text2pcap')) return;
    const client = { type: 1, components: ['WELLKNOWN', 'ANONYMOUS'] };
    const request = {
      client,
      realm,
      nonce: 42,
      till: Date.UTC(2037, 0, 1),
      enctypes: offeredEnctypes,
    };
    const packets: [number, Uint8Array][] = [
      [88, encodeAsReq(request)],
      [88, encodeAsReq({ ...request, padding: 1200 })],
      [
        88,
        encodeAsReq({
          ...request,
          canonicalize: true,
          client: { type: 10, components: ['kd-probe@other.test'] },
        }),
      ],
      [464, encodeHopelessKpasswdRequest(realm)],
    ];
    for (const [port, packet] of packets) {
      const [dump, capture] = [join(kdc.folder, 'dump'), join(kdc.folder, 'pcap')];
      const hex = Buffer.from(packet).toString('hex').replace(/../g, ' $&');
      writeFileSync(dump, `000000${hex}\n`);
      run('text2pcap', ['-q', '-u', `40000,${port}`, dump, capture]);
      const tree = run('tshark', ['-r', capture, '-V']);
      assert.match(tree, port === 88 ? /as-req/ : /kpasswd|Kpasswd|MS Kpasswd/);
      assert.doesNotMatch(tree, /Malformed|\[Dissector bug/);
    }
  });
});

describe(
  'MIT KDC with a shifted clock',
  { skip: missing('krb5kdc') || (!existsSync(faketime) && 'libfaketime is not installed') },
  () => {
    test('the skew is the injected one', async () => {
      const kdc = await startMitKdc(realm, { faketime: '+420s' });
      try {
        // The first answer of a second carries exact microseconds.
        const { facts } = await askKdc(
          { address: loopback, port: kdc.port, transport: 'udp', realm },
          context(),
        );
        assert.ok(
          Math.abs(facts.skewMs! - 420_000) <= facts.skewUncertaintyMs! + 50,
          `${facts.skewMs} ms`,
        );
      } finally {
        await kdc.stop();
      }
    });
  },
);

describe('MIT KDC with small datagrams', { skip: missing('krb5kdc') }, () => {
  test('UDP says that the answer is too big, TCP carries it', async () => {
    const kdc = await startMitKdc(realm, { maxDatagram: 100 });
    try {
      const target = { address: loopback, port: kdc.port, realm };
      const udp = await askKdc({ ...target, transport: 'udp' }, context());
      assert.equal(udp.facts.errorCode, 52);
      const tcp = await askKdc({ ...target, transport: 'tcp' }, context());
      assert.equal(tcp.facts.errorCode, 6);
    } finally {
      await kdc.stop();
    }
  });
});
