import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import { reportedErrorObservation } from '../../../src/diagnosis/explain/reportedError.ts';
import type { Subject } from '../../../src/diagnosis/subject.ts';
import type { Observation } from '../../../src/probes/observation.ts';
import { expectRootCause } from './expect.ts';
import {
  changed,
  endpoint,
  evidence,
  healthyObservations,
  kdc,
  postgresql,
  realm,
} from './given.ts';

const at = new Date('2026-11-21T08:00:00.000Z');

function saying(text: string, others: readonly Observation[] = healthyObservations()) {
  return [...others, reportedErrorObservation(text, at)];
}

const postgres: Partial<Subject> = {
  endpoint: { host: endpoint, port: 5432, engine: 'postgresql' },
};

const texts: readonly (readonly [string, string])[] = [
  ['kinit: Password incorrect while getting initial credentials', 'password-wrong'],
  [
    'psql: error: GSSAPI continuation error: Unspecified GSS failure.  Minor code may provide more information: Key version is not available',
    'db-keytab-stale',
  ],
  [
    'Request ticket server postgres/db@EXAMPLE.COM kvno 3 enctype aes256-cts not found in keytab',
    'db-keytab-enctype',
  ],
  [
    "ERROR 2059 (HY000): Authentication plugin 'authentication_kerberos_client' cannot be loaded: The specified module could not be found.",
    'db-client-plugin-missing',
  ],
  [
    "ERROR 1045 (28000): GSSAPI name mismatch, requested 'bob', actual name 'alice@EXAMPLE.COM'",
    'db-user-mapping',
  ],
  [
    'GSSAPI continuation error: Unspecified GSS failure.  Minor code may provide more information: Clock skew too great',
    'clock-database-off',
  ],
];

describe('the error that the user reports', () => {
  it('shows the causes that only a login shows', () => {
    for (const [text, id] of texts) expectRootCause({ observations: saying(text) }, id);
  });

  it('changes nothing where it is not known', () => {
    expectRootCause({ observations: saying('It does not work.') }, null);
  });

  it('does not overrule what a probe saw upstream', () => {
    const silent = changed(
      (each) => each.probe === 'kdc',
      (each) => ({ ...each, outcome: 'timeout', facts: { ...each.facts, rtt: 1 } }),
    ).filter((each) => each.probe !== 'realm-proof');
    const { rootCause } = conclude(evidence({ observations: saying(texts[1]?.[0] ?? '', silent) }));
    assert.notEqual(rootCause, null);
    assert.notEqual(rootCause?.id, 'db-keytab-stale');
  });

  it('accuses the database’s clock only when every KDC agrees with this machine, and a login said it', () => {
    const [text = ''] = texts[5] ?? [];
    const off = changed(
      (each) => each.probe === 'kdc',
      (each) => {
        const { address, transport } = each.facts as { address: string; transport: 'udp' | 'tcp' };
        return kdc(address, transport, { skewMs: 600_000, skewUncertaintyMs: 1000 });
      },
    );
    expectRootCause({ observations: saying(text, off) }, 'clock-local-off');
    expectRootCause(
      { observations: saying('kvno: Clock skew too great while getting credentials for x/y@Z') },
      null,
    );
  });

  it('tells a missing user from a key that nobody can use', () => {
    const text = 'psql: error: FATAL:  GSSAPI authentication failed for user "alice@EXAMPLE.COM"';
    const answered = (keytabUsable: boolean): Observation[] => [
      ...healthyObservations().filter((each) => each.probe !== 'mysql'),
      postgresql({ keytabUsable, authentication: 'gss' }, keytabUsable ? 'ok' : 'failed'),
    ];
    expectRootCause(
      { subject: postgres, observations: saying(text, answered(true)) },
      'db-user-mapping',
    );
    expectRootCause(
      { subject: postgres, observations: saying(text, answered(false)) },
      'db-keytab-unusable',
    );
    expectRootCause(
      {
        subject: postgres,
        observations: saying('FATAL:  role "alice@example.com" does not exist', answered(true)),
      },
      'db-user-realm',
    );
  });

  it('sees another service name than the engine’s', () => {
    const error = (service: string): string =>
      `Server ${service}/${endpoint}@${realm} not found in Kerberos database`;
    const given = (service: string) => ({
      subject: postgres,
      observations: saying(
        error(service),
        healthyObservations().filter((each) => each.probe !== 'mysql'),
      ),
    });
    expectRootCause(given('pgsql'), 'spn-service-class');
    expectRootCause(given('POSTGRES'), null);
  });

  it('reads the trust and the service’s name from what the login said, unless it asked itself', () => {
    const users = { userRealm: 'CORP.EXAMPLE.NET' };
    const text = `kvno: Decrypt integrity check failed while getting credentials for mysql/${endpoint}@${realm}`;
    const ids = (subject: Partial<Subject>, said: string) =>
      conclude(evidence({ subject, observations: saying(said) })).findings.map(({ id }) => id);
    assert.ok(ids(users, text).includes('trust-password-mismatch'));
    // Within one realm there is no trust.
    assert.ok(!ids({}, text).includes('trust-password-mismatch'));
    const modified =
      'The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server svc$.';
    assert.ok(ids({}, modified).includes('spn-duplicate'));
    const trace = [
      `Getting credentials u@${realm} -> mysql/${endpoint}@${realm} using ccache FILE:/tmp/x`,
      `Received TGT for service realm: krbtgt/${realm}@A.COM`,
      `Requesting tickets for mysql/${endpoint}@${realm}, referrals on`,
      'TGS request result: -1765328377/Server not found in Kerberos database',
    ];
    const traced = trace.map((line, index) => `[1] 1.${index}: ${line}`).join('\n');
    assert.ok(ids({}, traced).includes('spn-missing'));
    // The text alone does not accuse the directory.
    assert.ok(!ids({}, 'Server not found in Kerberos database').includes('spn-missing'));
  });

  it('keeps what was recognised and not the text', () => {
    const { facts } = reportedErrorObservation(
      'PGPASSWORD=secret psql: error: FATAL:  role "bob" does not exist',
      at,
    );
    assert.doesNotMatch(JSON.stringify(facts), /secret/);
  });
});
