/** A user of one MIT realm asks for a service of another, over a trust that is right or wrong. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Verdict } from '../../src/diagnosis/verdict.ts';
import { runProgram } from '../../src/probes/kerberosTools/runProgram.ts';
import type { ServiceTicketFacts } from '../../src/probes/kerberosTools/serviceTicket.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import type { MitKdc } from './servers/mitKdc.ts';
import { missing, run } from './servers/process.ts';

const users = 'USERS.TEST';
const directory = 'DIRECTORY.TEST';
const trust = `krbtgt/${directory}@${users}`;
const password = 'Us3r-Passw0rd';
const programs = ['krb5kdc', 'kdb5_util', 'kinit', 'kvno'] as const;

describe('tickets across a trust', { skip: missing(...programs) }, () => {
  let home: MitKdc;
  let away: MitKdc;
  let env: NodeJS.ProcessEnv;

  before(async () => {
    [home, away] = [await startMitKdc(users), await startMitKdc(directory)];
    home.kadmin(`addprinc -pw ${password} alice`);
    away.kadmin('addprinc -randkey postgres/db.directory.test');
    const conf = join(home.folder, 'both.conf');
    writeFileSync(
      conf,
      `${readFileSync(String(home.env['KRB5_CONFIG']), 'utf8')}
 ${directory} = {
  kdc = 127.0.0.1:${away.port}
 }
[domain_realm]
 .directory.test = ${directory}
`,
    );
    env = { ...home.env, KRB5_CONFIG: conf, KRB5CCNAME: join(home.folder, 'cc') };
  });
  after(async () => {
    await home.stop();
    await away.stop();
  });

  const diagnosed = async (host = 'db.directory.test'): Promise<Verdict> => {
    // A fresh ticket: the library keeps referrals in the cache, and we store none.
    run('kinit', ['alice'], env, `${password}\n`);
    return diagnose(
      {
        target: {
          kind: 'realm',
          realm: directory,
          endpoint: { host, port: 5432, engine: 'postgresql' },
        },
        principal: `alice@${users}`,
        useTickets: true,
        timeoutMs: 2000,
        env: { ...process.env, ...env, KERBEROS_DOCTOR_RESOLVER: '127.0.0.1:9' },
        vantage: { host: 'live', platform: process.platform },
        runProgram,
      },
      { signal: new AbortController().signal },
    );
  };
  const found = ({ findings }: Verdict): readonly string[] =>
    findings.filter(({ hop }) => ['trust', 'service-ticket'].includes(hop)).map(({ id }) => id);
  const facts = ({ observations }: Verdict): ServiceTicketFacts =>
    observations.find(({ id }) => id === 'service-ticket')!.facts as ServiceTicketFacts;

  test("no trust on either side: the users' KDC gives no ticket", async () => {
    const verdict = await diagnosed();
    assert.deepEqual(found(verdict), ['trust-missing-user-side'], JSON.stringify(facts(verdict)));
  });

  test('no trust in the directory: MIT says what it says of an unknown service, and we say both', async () => {
    home.kadmin(`addprinc -pw shared ${trust}`);
    const verdict = await diagnosed();
    assert.deepEqual(found(verdict), ['spn-missing'], JSON.stringify(facts(verdict)));
    const [finding] = verdict.findings.filter(({ id }) => id === 'spn-missing');
    assert.match(finding!.explanation, /an MIT KDC of a realm that it has no trust with/);
  });

  test('different passwords', async () => {
    away.kadmin(`addprinc -pw other ${trust}`);
    const verdict = await diagnosed();
    assert.deepEqual(found(verdict), ['trust-password-mismatch'], JSON.stringify(facts(verdict)));
  });

  test('the trust is right: a ticket, and a service that the directory does not know', async () => {
    away.kadmin(`delprinc -force ${trust}`);
    away.kadmin(`addprinc -pw shared ${trust}`);
    const good = await diagnosed();
    assert.deepEqual(found(good), [], JSON.stringify(facts(good)));
    assert.deepEqual(
      [facts(good).obtained, facts(good).realms, facts(good).received],
      [true, [users, directory], `postgres/db.directory.test@${directory}`],
    );
    const unknown = await diagnosed('nodb.directory.test');
    assert.deepEqual(found(unknown), ['spn-missing'], JSON.stringify(facts(unknown)));
  });
});
