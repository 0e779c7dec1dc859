/** Starts every server of a realm; all of them or none. */
import type { Socket } from 'node:net';
import type { Place } from '../place.ts';
import { createAuthority } from './certificate.ts';
import type { Authority } from './certificate.ts';
import { answerDns } from './dns.ts';
import { berElement, prefixed, serveMessages, withPrefix } from './framing.ts';
import type { MessageLength } from './framing.ts';
import { answerKdc } from './kdc.ts';
import { answerKpasswd } from './kpasswd.ts';
import { answerLdap } from './ldap.ts';
import { serveMysql } from './mysql.ts';
import { answerNtp } from './ntp.ts';
import { PortSet } from './portSet.ts';
import { servePostgresql } from './postgresql.ts';
import { startServerTls } from './serverTls.ts';
import type { DomainController, RealmState, Transports } from './state.ts';

export interface RunningRealm {
  /** Root certificate of the servers' TLS, PEM. */
  readonly authority: string;
  readonly stop: () => Promise<void>;
}

/** One protocol over both transports. */
interface Service {
  readonly port: number;
  readonly transports: Transports;
  readonly answer: (request: Uint8Array, transport: 'udp' | 'tcp') => Uint8Array | undefined;
  readonly framing: MessageLength;
  /** Size of the length in front of a TCP message; 0 where the message says itself. */
  readonly prefix: 0 | 2 | 4;
}

/** As Amazon RDS names the authorities of its databases: a certificate of any other is a finding. */
const authorityName = 'Amazon RDS eu-west-1 Root CA ECC384 G1';

/**
 * Binds every port of the realm.
 * @throws the system's error (EADDRINUSE, EADDRNOTAVAIL) with everything closed again.
 */
export async function startRealm(realm: RealmState, place: Place): Promise<RunningRealm> {
  const ports = new PortSet();
  const authority = createAuthority(authorityName, new Date());
  for (const server of realm.resolvers) {
    offer(ports, server.address, {
      port: place.ports.dns,
      transports: server.transports,
      answer: (request, transport) => answerDns(server, request, transport),
      framing: prefixed(2),
      prefix: 2,
    });
  }
  const addresses = new Set(realm.controllers.map((it) => it.address));
  for (const address of addresses) {
    const here = realm.controllers.filter((it) => it.address === address);
    for (const service of controllerServices(here, place)) offer(ports, address, service);
    offerLdaps(ports, here, place, authority);
  }
  for (const database of realm.databases) {
    const identity = authority.issue(database.certificate);
    ports.tcp(database.address, database.port, (socket) =>
      database.engine === 'mysql'
        ? serveMysql(database, identity, socket)
        : servePostgresql(database, identity, socket),
    );
  }
  const { stop } = await ports.open();
  return { authority: authority.cert, stop };
}

/** The services of the controllers at one address; more than one only on the single loopback address. */
function controllerServices(
  here: readonly DomainController[],
  { ports }: Place,
): readonly Service[] {
  const [first] = here;
  if (!first) return [];
  const clock = (): Date => new Date(Date.now() + first.clockOffsetMs);
  const ldap = {
    answer: (request: Uint8Array) => answerLdap(here, request, new Date()),
    framing: berElement,
    prefix: 0 as const,
  };
  return [
    {
      port: ports.dns,
      transports: first.dns.transports,
      answer: (request, transport) => answerDns(first.dns, request, transport),
      framing: prefixed(2),
      prefix: 2,
    },
    {
      port: ports.kerberos,
      transports: first.kdc.transports,
      answer: (request) =>
        answerKdc(
          here.map((it) => it.kdc),
          request,
          clock(),
        ),
      framing: prefixed(4),
      prefix: 4,
    },
    {
      port: ports.kpasswd,
      transports: first.kpasswd,
      answer: (request) => answerKpasswd(first.domain.realm, request, clock()),
      framing: prefixed(4),
      prefix: 4,
    },
    { port: ports.ldap, transports: first.ldap, ...ldap },
    { port: ports.globalCatalog, transports: { udp: 'closed', tcp: first.ldap.tcp }, ...ldap },
    {
      port: ports.ntp,
      transports: { udp: first.ntp, tcp: 'closed' },
      answer: (request) => answerNtp(request, clock()),
      framing: prefixed(2),
      prefix: 2,
    },
  ];
}

/** LDAP inside TLS, with a certificate for the controllers' names. */
function offerLdaps(
  ports: PortSet,
  here: readonly DomainController[],
  place: Place,
  authority: Authority,
): void {
  const [first] = here;
  if (!first || first.ldaps === 'closed') return;
  const identity = authority.issue({
    names: here.flatMap((it) => [it.hostName, it.domain.dnsName]),
    validDays: 200,
  });
  ports.tcp(first.address, place.ports.ldaps, (socket) => {
    if (first.ldaps === 'silent') socket.resume();
    else {
      serveMessages(startServerTls(socket, identity), berElement, (message) =>
        answerLdap(here, message, new Date()),
      );
    }
  });
}

function offer(ports: PortSet, address: string, service: Service): void {
  const { port, transports, answer, framing, prefix } = service;
  if (transports.udp !== 'closed') {
    const silent = transports.udp === 'silent';
    ports.udp(address, port, (request) => (silent ? undefined : answer(request, 'udp')));
  }
  if (transports.tcp !== 'closed') {
    const silent = transports.tcp === 'silent';
    ports.tcp(address, port, (socket: Socket) => {
      if (silent) socket.resume();
      else {
        serveMessages(socket, framing, (message) => {
          const reply = answer(message.subarray(prefix), 'tcp');
          return reply && prefix !== 0 ? withPrefix(prefix, reply) : reply;
        });
      }
    });
  }
}
