import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { askKdc } from '../../src/probes/kdc.ts';
import type { KdcFacts, KdcTarget } from '../../src/probes/kdc.ts';
import { askKdcWithLargeRequest } from '../../src/probes/kdcSize.ts';
import { askKpasswd } from '../../src/probes/kpasswd.ts';
import { proveRealm } from '../../src/probes/realmProof.ts';
import { askForReferral } from '../../src/probes/trust.ts';
import { context, loopbacks } from './context.ts';
import { startHeimdalKdc } from './servers/heimdalKdc.ts';
import type { HeimdalKdc } from './servers/heimdalKdc.ts';
import { heimdal } from './servers/heimdalPackages.ts';

const realm = 'HEIM.TEST';

for (const address of loopbacks) {
  describe(`Heimdal on ${address}`, { skip: heimdal.missing }, () => {
    let kdc: HeimdalKdc;

    before(async () => {
      kdc = await startHeimdalKdc(heimdal.root, realm, { address, kpasswd: true });
      const add = (name: string): string =>
        kdc.kadmin('add', '--use-defaults', '--password=Us3r-Passw0rd', name);
      ['alice', 'disabled', 'expired'].forEach(add);
      kdc.kadmin('modify', '--attributes=+disallow-all-tix', 'disabled');
      kdc.kadmin('modify', '--expiration-time=2020-01-01', 'expired');
      kdc.kadmin('add', '--use-defaults', '--random-key', 'krbtgt/OTHER.TEST');
    });
    after(() => kdc.stop());

    for (const transport of ['udp', 'tcp'] as const) {
      const target = (): Omit<KdcTarget, 'client'> => ({
        address,
        port: kdc.port,
        transport,
        realm,
      });

      test(`${transport}: answers for nobody, and its clock is ours`, async () => {
        const { outcome, facts } = await askKdc(target(), context());
        assert.equal(outcome, 'ok');
        assert.deepEqual([facts.errorCode, facts.errorRealm, facts.enctypes], [25, realm, [18]]);
        assert.ok(Math.abs(facts.skewMs!) <= 50, `${facts.skewMs} ms`);
      });

      test(`${transport}: asks every user for pre-authentication, even one that is locked out`, async () => {
        const ask = async (name: string): Promise<KdcFacts> =>
          (await askKdc({ ...target(), client: { kind: 'user', name } }, context())).facts;
        for (const name of ['alice', 'disabled', 'expired'])
          assert.equal((await ask(name)).errorCode, 25, name);
        assert.equal((await ask('nobody')).errorCode, 6);
      });

      test(`${transport}: serves its realm and no other, and refers nobody`, async () => {
        const own = await proveRealm(target(), context());
        assert.deepEqual([own.outcome, own.facts.serves], ['ok', 'yes']);
        const other = await proveRealm({ ...target(), realm: 'OTHER.TEST' }, context());
        assert.deepEqual([other.outcome, other.facts.serves], ['failed', 'no']);
        // It has a key for that realm, and tells only who holds a ticket.
        const trust = await askForReferral({ ...target(), domain: 'other.test' }, context());
        assert.deepEqual([trust.outcome, trust.facts.refers], ['failed', 'no']);
      });

      test(`${transport}: a request that fills packets is answered`, async () => {
        const { outcome, error } = await askKdcWithLargeRequest(target(), context());
        assert.equal(outcome, 'ok', error);
      });
    }

    test('kpasswdd answers datagrams, and has no TCP', async () => {
      const target = { address, port: kdc.kpasswdPort, realm };
      const udp = await askKpasswd({ ...target, transport: 'udp' }, context());
      assert.deepEqual([udp.outcome, udp.facts.errorCode, udp.facts.resultCode], ['ok', 31, 3]);
      const tcp = await askKpasswd({ ...target, transport: 'tcp' }, context());
      assert.equal(tcp.outcome, 'refused');
    });
  });
}
