import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalizationOf } from '../../../src/diagnosis/canonicalization.ts';
import type { Canonicalization } from '../../../src/diagnosis/evidence/clientView.ts';
import { lintErrors } from '../../../src/diagnosis/lintErrors.ts';
import { profileOfText } from '../../../src/krb5conf/profile.ts';
import type { Observation } from '../../../src/probes/observation.ts';
import { expectRootCause } from './expect.ts';
import {
  database,
  dns,
  endpoint,
  healthyObservations,
  realm,
  resolved,
  resolver,
} from './given.ts';
import type { Given } from './given.ts';

const stock: Canonicalization = {
  forward: 'always',
  reverse: true,
  origin: 'the default of the library',
};
const postgresqlDatabase = {
  ...database,
  engine: 'aurora-postgresql',
  engineFamily: 'postgresql' as const,
};
const observations = healthyObservations().filter((each) => each.probe !== 'mysql');
const machine = 'ip-10-20-1-5.eu-west-1.compute.internal';

function ptr(name: string): Observation {
  const asked = '5.1.20.10.in-addr.arpa';
  return dns(resolver, asked, 'PTR', { answers: [{ type: 'PTR', name: asked, data: `${name}.` }] });
}

function cname(from: string, to: string): Observation {
  return dns(resolver, from, 'A', {
    answers: [
      { type: 'CNAME', name: from, data: `${to}.` },
      { type: 'A', name: to, data: '10.20.1.5' },
    ],
  });
}

function given(more: readonly Observation[], canonicalization = stock, host?: string): Given {
  return {
    subject: {
      endpoint: { host: endpoint, port: 5432, engine: 'postgresql' },
      database: postgresqlDatabase,
      login: { authentication: 'kerberos', ...(host === undefined ? {} : { host }) },
    },
    client: { canonicalization },
    observations: [...observations, ...more],
  };
}

describe('the name that the client asks a ticket for', () => {
  it('is another one when rdns is on and the address leads to a machine’s name', () => {
    const finding = expectRootCause(given([ptr(machine)]), 'spn-canonicalized');
    assert.match(finding?.title ?? '', new RegExp(machine.replaceAll('.', '\\.')));
    expectRootCause(given([ptr(machine)], { ...stock, reverse: false }), null);
    expectRootCause(given([ptr(machine)], { ...stock, forward: 'fallback' }), null);
    expectRootCause(given([ptr(machine)], { ...stock, forward: 'never' }), null);
    expectRootCause(given([ptr(endpoint)]), null);
  });

  it('is the end of an alias: a public endpoint is one of EC2', () => {
    const ec2 = 'ec2-3-120-1-2.eu-west-1.compute.amazonaws.com';
    expectRootCause(given([cname(endpoint, ec2)]), 'spn-canonicalized');
    expectRootCause(given([cname(endpoint, ec2)], { ...stock, forward: 'never' }), null);
    // In the directory’s own domain an alias leads to the computer account, which is registered.
    expectRootCause(given([cname(endpoint, `ec2amaz-1.${realm.toLowerCase()}`)]), null);
  });

  it('does not matter to MySQL, whose server announces its own', () => {
    const mysql = { ...given([ptr(machine)]), subject: {} };
    expectRootCause(mysql, null);
  });

  it('is not registered when it is an alias that nothing resolves to the endpoint', () => {
    const alias = 'db.corp.example.net';
    const never: Canonicalization = { ...stock, forward: 'never' };
    expectRootCause(given([cname(alias, endpoint)], never, alias), 'spn-alias');
    expectRootCause(given([cname(alias, endpoint)], stock, alias), null);
    expectRootCause(given([], stock, alias), 'spn-alias');
    expectRootCause(given([], stock, `mydb.${realm.toLowerCase()}`), null);
  });

  it('follows a circle of aliases to no end', () => {
    const circle = dns(resolver, endpoint, 'A', {
      answers: [
        { type: 'CNAME', name: endpoint, data: 'a.example.net' },
        { type: 'CNAME', name: 'a.example.net', data: endpoint },
      ],
    });
    expectRootCause(given([circle]), null);
  });

  it('is short, and nothing completes it', () => {
    expectRootCause(given([resolved('mydb', [], 'ENOTFOUND')], stock, 'mydb'), 'dns-short-name');
    expectRootCause(
      given([resolved('mydb', ['10.20.1.5']), cname('mydb', endpoint)], stock, 'mydb'),
      null,
    );
  });
});

describe('canonicalizationOf', () => {
  const read = (text: string) =>
    canonicalizationOf(profileOfText('/etc/krb5.conf', `[libdefaults]\n${text}\n`));

  it('is on in both ways where nothing is said', () => {
    assert.deepEqual(read(''), stock);
  });

  it('takes the library’s words, and names the line', () => {
    assert.deepEqual(read(' rdns = off'), { ...stock, reverse: false, origin: '/etc/krb5.conf:2' });
    assert.equal(read(' dns_canonicalize_hostname = Fallback').forward, 'fallback');
    assert.equal(read(' dns_canonicalize_hostname = n').forward, 'never');
  });
});

describe('config-lint', () => {
  const linted = (problems: ReturnType<typeof lintErrors>): Observation[] => [
    ...healthyObservations(),
    {
      id: 'config-lint',
      probe: 'config-lint',
      subject: '/etc/krb5.conf',
      outcome: problems.length > 0 ? 'failed' : 'ok',
      startedAt: '2026-11-21T08:00:00.000Z',
      durationMs: 1,
      facts: { problems },
    },
  ];
  const realms = '[realms]\n EXAMPLE.COM = {\n  kdc = kdc.example.com\n }\n';

  it('warns of what the linter calls an error, and of nothing else', () => {
    const bad = lintErrors(
      '/etc/krb5.conf',
      `[libdefaults]\n default_realm = EXAMPLE.COM # main\n${realms}`,
    );
    assert.equal(bad[0]?.line, 2);
    const finding = expectRootCause({ observations: linted(bad) }, 'config-lint');
    assert.equal(finding?.severity, 'warning');
    const good = lintErrors(
      '/etc/krb5.conf',
      `[libdefaults]\n default_realm = EXAMPLE.COM\n${realms}`,
    );
    assert.deepEqual(good, []);
    expectRootCause({ observations: linted(good) }, null);
  });
});
