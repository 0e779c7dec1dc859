import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceTicketPlanner } from '../../../src/diagnosis/plan/serviceTicketPlanner.ts';
import type { Situation } from '../../../src/diagnosis/plan/planner.ts';
import type { Subject } from '../../../src/diagnosis/subject.ts';
import type {
  ServiceTicketFacts,
  ServiceTicketObservation,
} from '../../../src/probes/kerberosTools/serviceTicket.ts';
import type { TicketRequest } from '../../../src/probes/kerberosTools/ticketRequests.ts';
import type { Observation } from '../../../src/probes/observation.ts';
import { expectRootCause } from './expect.ts';
import { client, database, endpoint, healthyObservations, mysql, realm } from './given.ts';
import type { Given } from './given.ts';

const corp = 'CORP.EXAMPLE.COM';
const spn = `mysql/${endpoint}@${realm}`;
const referral = `krbtgt/${realm}@${corp}`;
const startedAt = '2026-11-21T02:00:00.000Z';

function asked(facts: Partial<ServiceTicketFacts>): ServiceTicketObservation {
  return {
    id: 'service-ticket',
    probe: 'service-ticket',
    subject: spn,
    outcome: facts.obtained === true ? 'ok' : 'failed',
    startedAt,
    durationMs: 20,
    facts: { spn, obtained: false, stored: false, ...facts },
  };
}

function request(facts: Partial<TicketRequest>): TicketRequest {
  return { realm, server: spn, answeredBy: ['10.0.1.10'], ...facts };
}

const referred = request({ realm: corp, server: referral, errorCode: 0 });

function given(observation: ServiceTicketObservation, userRealm = corp): Given {
  return {
    subject: { userRealm, login: { authentication: 'kerberos', useTickets: true } },
    observations: [...healthyObservations(), observation],
  };
}

/** What the directory answered a user of the other realm. */
function answered(errorCode: number): Given {
  const requests = [referred, request({ errorCode })];
  return given(asked({ requests, realms: [corp, realm], errorCode }));
}

test('a ticket is no finding', () => {
  const requests = [referred, request({ errorCode: 0 })];
  expectRootCause(given(asked({ obtained: true, requests, realms: [corp, realm] })), null);
});

test('unknown to the directory, after a ticket for its realm', () => {
  const finding = expectRootCause(answered(7), 'spn-missing');
  assert.match(finding?.title ?? '', /No service mysql\/mydb\.[^@]* is registered in AWSMAD/);
  assert.match(finding?.explanation ?? '', /10\.0\.1\.10 \(AWSMAD\.EXAMPLE\.COM\) answered/);
  assert.equal(finding?.fixes[1]?.command, `setspn -Q mysql/${endpoint}`);
  expectRootCause(answered(8), 'spn-duplicate');
});

test("unknown to the users' realm accuses the trust, never the service", () => {
  const requests = [request({ realm: corp, server: referral, errorCode: 7 })];
  const finding = expectRootCause(
    given(asked({ requests, realms: [corp], errorCode: 7 })),
    'trust-missing-user-side',
  );
  assert.match(finding?.title ?? '', /CORP\.EXAMPLE\.COM gives no ticket for AWSMAD/);
  const service = [request({ realm: corp, server: `mysql/x@${corp}`, errorCode: 7 })];
  expectRootCause(given(asked({ requests: service, realms: [corp], errorCode: 7 })), null);
});

test("the directory refuses the users' tickets", () => {
  expectRootCause(answered(31), 'trust-password-mismatch');
  expectRootCause(answered(35), 'trust-missing-directory-side');
  // Within one realm neither is about a trust.
  const own = asked({ requests: [request({ errorCode: 31 })], realms: [realm], errorCode: 31 });
  expectRootCause(given(own, realm), null);
});

test('without a trace only one realm can have said it', () => {
  expectRootCause(given(asked({ errorCode: 7 }), realm), 'spn-missing');
  expectRootCause(given(asked({ errorCode: 7 })), null);
  expectRootCause(given(asked({ errorText: 'Cannot contact any KDC' }), realm), null);
});

test('a hostile name is quoted in the command', () => {
  const facts = {
    spn: "mysql/x;calc'@EVIL",
    requests: [request({ errorCode: 7 })],
    realms: [realm],
  };
  const finding = expectRootCause(given(asked(facts), realm), 'spn-missing');
  assert.equal(finding?.fixes[1]?.command, "setspn -Q 'mysql/x;calc'''");
});

function planned(
  subject: Partial<Subject>,
  more: readonly Observation[] = [],
  request: object = { useTickets: true, runProgram: () => undefined },
): readonly string[] {
  const tgt = { server: `krbtgt/${realm}@${realm}`, endTime: '2100-01-01T00:00:00.000Z' };
  const facts = { role: 'login', principal: `alice@${realm}`, tickets: [tgt] };
  return serviceTicketPlanner
    .plan({
      request: { env: {}, ...request },
      subject: { endpoint: { host: endpoint, port: 5432, engine: 'postgresql' }, ...subject },
      client,
      observations: [{ id: 'tickets:x', probe: 'tickets', facts }, ...more],
    } as unknown as Situation)
    .map(({ title }) => title);
}

const at = (engine: NonNullable<Subject['endpoint']>['engine'] & string, port = 1) => ({
  endpoint: { host: 'db', port, engine },
});

test('the plan names the service as the client of the engine does, once it is known', () => {
  assert.deepEqual(planned({}), [`Ticket for postgres/${endpoint}`]);
  assert.deepEqual(planned(at('sqlserver', 1433)), ['Ticket for MSSQLSvc/db:1433']);
  assert.deepEqual(planned(at('oracle')), ['Ticket for oracle/db']);
  assert.deepEqual(planned(at('db2')), []);
  assert.deepEqual(planned(at('mysql')), []);
  assert.deepEqual(planned(at('mysql'), [mysql({ spn })]), [`Ticket for ${spn}`]);
  const alias = { login: { authentication: 'kerberos' as const, host: 'alias.example.com' } };
  assert.deepEqual(planned(alias), ['Ticket for postgres/alias.example.com']);
});

test('nothing is asked without the wish, the capability, a ticket, or for a login without Kerberos', () => {
  assert.deepEqual(planned({}, [], { runProgram: () => undefined }), []);
  assert.deepEqual(planned({}, [], { useTickets: true }), []);
  assert.deepEqual(planned({ login: { authentication: 'iam' } }), []);
  const pam = { ...at('mysql'), database: { ...database, engine: 'mysql' } };
  assert.deepEqual(planned(pam, [mysql({ spn })]), []);
  const none = { useTickets: true, runProgram: () => undefined };
  assert.deepEqual(
    serviceTicketPlanner.plan({
      request: { env: {}, ...none },
      subject: { endpoint: { host: 'db', port: 5432, engine: 'postgresql' } },
      client,
      observations: [
        { id: 'tickets:x', probe: 'tickets', facts: { role: 'login', problem: 'missing' } },
      ],
    } as unknown as Situation),
    [],
  );
});
