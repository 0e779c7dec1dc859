import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { askKdc } from '../../src/probes/kdc.ts';
import { askKdcWithLargeRequest } from '../../src/probes/kdcSize.ts';
import { askKpasswd } from '../../src/probes/kpasswd.ts';
import { proveRealm } from '../../src/probes/realmProof.ts';
import { askForReferral } from '../../src/probes/trust.ts';
import { context, loopback, loopbacks } from './context.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import type { MitKdc } from './servers/mitKdc.ts';
import { missing, needs } from './servers/process.ts';

const realm = 'LIVE.TEST';

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

  for (const address of loopbacks) {
    test(`${address}: serves its realm`, async () => {
      const target = { address, port: kdc.port, transport: 'udp', realm } as const;
      const { outcome, facts } = await proveRealm(target, context());
      assert.deepEqual([outcome, facts.serves], ['ok', 'yes']);
    });
  }

  test('a key for another realm is no trust that it tells strangers of', async () => {
    kdc.kadmin('addprinc -randkey krbtgt/OTHER.TEST');
    const target = { address: loopback, port: kdc.port, transport: 'udp', realm } as const;
    const { outcome, facts } = await askForReferral({ ...target, domain: 'other.test' }, context());
    assert.deepEqual([outcome, facts.refers, facts.errorCode], ['failed', 'no', 6]);
  });

  test('another protocol on the port is told from silence', async (t) => {
    if (!needs(t, 'kadmind')) return;
    const { outcome } = await askKdc(
      { address: loopback, port: kdc.kpasswdPort, transport: 'tcp', realm },
      context(1000),
    );
    assert.ok(['unexpected', 'timeout'].includes(outcome), outcome);
  });
});

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
