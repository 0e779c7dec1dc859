import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import type { Conversation } from '../../src/net/conversation.ts';
import { openTcp } from '../../src/net/tcpConversation.ts';
import { greetMysql } from '../../src/probes/mysql.ts';
import type { MysqlFacts } from '../../src/probes/mysql.ts';
import { greetPostgresql } from '../../src/probes/postgresql.ts';
import type { PostgresqlFacts } from '../../src/probes/postgresql.ts';
import { createAuthority } from '../../src/simulator/realm/certificate.ts';
import { context, loopback } from './context.ts';
import { startMariaDb } from './servers/mariadb.ts';
import type { MariaDb } from './servers/mariadb.ts';
import { addNamespace } from './servers/namespace.ts';
import type { Namespace } from './servers/namespace.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import type { MitKdc } from './servers/mitKdc.ts';
import { startPostgresql } from './servers/postgresql.ts';
import type { Postgres } from './servers/postgresql.ts';
import { missing } from './servers/process.ts';

const realm = 'LIVE.TEST';
const host = 'localhost';

describe(
  'MariaDB with GSSAPI',
  { skip: missing('krb5kdc', 'mariadbd', 'mariadb-install-db') },
  () => {
    let kdc: MitKdc;
    let server: MariaDb;

    before(async () => {
      kdc = await startMitKdc(realm);
      server = await startMariaDb(kdc, 'mysql/localhost', [
        `create user alice identified via gssapi using 'alice@${realm}'`,
        "create user pw identified by 'secret'",
        "create user nopw identified by ''",
      ]);
    });
    after(async () => {
      await server.stop();
      await kdc.stop();
    });

    const greet = async (user?: string): Promise<[string, MysqlFacts]> => {
      const target = {
        host,
        address: loopback,
        port: server.port,
        ...(user !== undefined && { user }),
      };
      const { outcome, facts } = await greetMysql(target, context());
      return [outcome, facts];
    };

    test('a Kerberos account: plugin, SPN, realm, and a usable key', async () => {
      const [outcome, facts] = await greet('alice');
      assert.equal(outcome, 'ok');
      assert.equal(facts.requestedPlugin, 'auth_gssapi_client');
      assert.deepEqual(
        [facts.spn, facts.realm, facts.keytabUsable],
        ['mysql/localhost', realm, true],
      );
      assert.deepEqual([facts.mariadb, facts.errorCode], [true, undefined]);
    });

    test('a password account is refused, one without a password is let in and leaves', async () => {
      const [refused, facts] = await greet('pw');
      assert.deepEqual(
        [refused, facts.requestedPlugin, facts.errorCode],
        ['ok', 'mysql_native_password', 1045],
      );
      const [admitted, without] = await greet('nopw');
      assert.deepEqual([admitted, without.loggedIn], ['ok', true]);
    });

    test('no user: the version, and nothing about anybody', async () => {
      const [outcome, facts] = await greet();
      assert.deepEqual([outcome, facts.errorCode, facts.user], ['ok', undefined, undefined]);
      assert.match(facts.serverVersion ?? '', /^1\d\.\d+\.\d+-MariaDB/);
    });

    /** Handshakes that were begun and not finished: what error 1129 counts. */
    const aborted = (): number => {
      const [, count] =
        /(\d+)/.exec(server.sql("show global status like 'Aborted_connects_preauth'")) ?? [];
      assert.notEqual(count, undefined);
      return Number(count);
    };

    test('thirty probes leave no aborted handshake behind, a bare connect does', async () => {
      const earlier = aborted();
      for (let round = 0; round < 10; round += 1) {
        for (const user of ['alice', 'pw', undefined]) assert.equal((await greet(user))[0], 'ok');
      }
      assert.equal(aborted(), earlier);
      const { conversation } = await openTcp({ address: loopback, port: server.port }, context());
      await conversation?.exchange(undefined, () => 5);
      conversation?.close();
      for (let tries = 0; aborted() === earlier && tries < 50; tries += 1) await sleep(20);
      assert.equal(aborted(), earlier + 1);
    });
  },
);

describe(
  'MariaDB as a host across a network sees it',
  { skip: missing('krb5kdc', 'mariadbd', 'mariadb-install-db', 'ip') },
  () => {
    let kdc: MitKdc;
    let inside: Namespace;
    let server: MariaDb;

    before(async () => {
      kdc = await startMitKdc(realm);
      inside = addNamespace('db', '10.213.78');
      server = await startMariaDb(
        kdc,
        'mysql/localhost',
        [
          'create user alice identified via gssapi',
          "create user pam identified via pam using 'other'",
          "create user pw identified by 'secret'",
        ],
        {
          inside,
          identity: createAuthority('Live test CA', new Date()).issue({
            names: [host],
            validDays: 30,
          }),
          settings: ['plugin_load_add=auth_pam', 'performance_schema=on', 'max_connections=10'],
        },
      );
    });
    after(async () => {
      await server.stop();
      inside.remove();
      await kdc.stop();
    });

    const greet = (user: string) =>
      greetMysql({ host, address: inside.address, port: server.port, user }, context());
    /** What `max_connect_errors` is compared with. */
    const counted = (): string =>
      server.sql('select sum_connect_errors from performance_schema.host_cache').trim();

    test('no probe counts towards blocking this host, whatever the account; bare connects do', async () => {
      for (let round = 0; round < 5; round += 1) {
        for (const user of ['alice', 'pam', 'pw']) assert.equal((await greet(user)).outcome, 'ok');
      }
      assert.equal(counted(), '0');
      for (let connects = 1; connects <= 3; connects += 1) {
        const target = { address: inside.address, port: server.port };
        const { conversation } = await openTcp(target, context());
        await conversation?.exchange(undefined, () => 5);
        conversation?.close();
        for (let tries = 0; counted() !== `${connects}` && tries < 50; tries += 1) await sleep(20);
        assert.equal(counted(), `${connects}`);
      }
      const { outcome, facts } = await greet('alice');
      assert.deepEqual([outcome, facts.errorCode], ['failed', 1129]);
      server.sql('flush hosts');
      assert.equal((await greet('alice')).outcome, 'ok');
    });

    test('no connection left', async () => {
      const target = { address: inside.address, port: server.port };
      const held: (Conversation | undefined)[] = [];
      for (let connects = 0; connects < 11; connects += 1) {
        const { conversation } = await openTcp(target, context());
        await conversation?.exchange(undefined, () => 5);
        held.push(conversation);
      }
      const { outcome, facts } = await greet('alice');
      held.forEach((each) => each?.close());
      assert.deepEqual([outcome, facts.errorCode], ['failed', 1040]);
    });
  },
);

describe('PostgreSQL', { skip: missing('krb5kdc', 'postgres', 'setpriv') }, () => {
  let kdc: MitKdc;
  let good: Postgres;
  let keyless: Postgres;

  before(async () => {
    kdc = await startMitKdc(realm);
    const hba =
      'local all all trust\nhost all pw all scram-sha-256\nhost all open all trust\nhost postgres all all gss\n';
    const identity = createAuthority('Live test CA', new Date()).issue({
      names: [host],
      validDays: 30,
    });
    good = await startPostgresql(kdc, { hba, identity, keytab: 'good' });
    keyless = await startPostgresql(kdc, { hba, keytab: 'missing' });
  });
  after(async () => {
    await good.stop();
    await keyless.stop();
    await kdc.stop();
  });

  const greet = async (
    server: Postgres,
    login: { user?: string; database?: string },
  ): Promise<[string, PostgresqlFacts]> => {
    const { outcome, facts } = await greetPostgresql(
      { host, address: loopback, port: server.port, ...login },
      context(),
    );
    return [outcome, facts];
  };

  test('a Kerberos user: asked for GSS inside TLS, and the server holds a key', async () => {
    const [outcome, facts] = await greet(good, { user: 'alice' });
    assert.deepEqual(
      [
        outcome,
        facts.tls,
        facts.encrypted,
        facts.gssEncryption,
        facts.authentication,
        facts.keytabUsable,
      ],
      ['ok', 'offered', true, 'offered', 'gss', true],
    );
  });

  test('without a key the server refuses the empty token', async () => {
    const [outcome, facts] = await greet(keyless, { user: 'alice' });
    assert.deepEqual(
      [
        outcome,
        facts.tls,
        facts.encrypted,
        facts.authentication,
        facts.keytabUsable,
        facts.sqlState,
      ],
      ['failed', 'refused', false, 'gss', false, '28000'],
    );
  });

  test('a password user, a trusted one, and one without a rule', async () => {
    assert.equal((await greet(good, { user: 'pw' }))[1].authentication, 'sasl');
    const [, open] = await greet(good, { user: 'open' });
    assert.equal(open.authentication, 'trust');
    const [outcome, facts] = await greet(good, { user: 'alice', database: 'nodb' });
    assert.equal(outcome, 'failed');
    assert.match(facts.errorText ?? '', /no pg_hba\.conf entry/);
  });

  test('no user: nothing about anybody', async () => {
    const [outcome, facts] = await greet(good, {});
    assert.deepEqual([outcome, facts.authentication, facts.sqlState], ['ok', undefined, undefined]);
  });

  test('a MySQL client at the PostgreSQL port learns where it is', async () => {
    const { outcome, facts } = await greetMysql(
      { host, address: loopback, port: good.port },
      context(700),
    );
    assert.deepEqual([outcome, facts.detectedProtocol], ['unexpected', 'postgresql']);
  });
});
