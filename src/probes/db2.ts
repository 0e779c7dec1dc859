import { describeFailure } from '../net/describe.ts';
import type { Endpoint } from '../net/exchange.ts';
import { exchangeTcp } from '../net/tcpConversation.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation, strangeBytes } from './observe.ts';
import { detectProtocol } from './wire/detectProtocol.ts';
import { decodeDrdaAnswer, drdaLength, encodeDrdaRequest } from './wire/drdaMessages.ts';
import type { DrdaAnswer } from './wire/drdaMessages.ts';

/** First exchange with a Db2 server: what it is, and whether it takes Kerberos. */
export interface Db2Facts extends Partial<DrdaAnswer> {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly database: string;
  /** Security mechanism 11 was accepted. */
  readonly acceptsKerberos?: boolean;
  readonly detectedProtocol?: string;
  readonly receivedHex?: string;
}
export type Db2Observation = Observation<'db2', Db2Facts>;

/** Name that a server is asked for when none was given; the answer about mechanisms comes before it is looked up. */
const anyDatabase = 'SAMPLE';
const kerberosMechanism = 11;

/** Exchanges attributes and asks for Kerberos (DRDA EXCSAT, ACCSEC). Never throws. */
export async function greetDb2(
  target: Endpoint & { readonly host: string; readonly database?: string },
  ctx: ProbeContext,
): Promise<Db2Observation> {
  const { host, address, port, database = anyDatabase } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation('db2', `db2:${host}:${port}`, `${host}:${port} (${address})`);
  const facts: Db2Facts = { host, address, port, database };
  const exchange = await exchangeTcp(
    { address, port, request: encodeDrdaRequest(database), framing: drdaLength },
    ctx,
  );
  const answer = exchange.outcome === 'ok' ? decodeDrdaAnswer(exchange.bytes) : undefined;
  if (answer) {
    const { securityMechanisms, securityCheck = 0 } = answer;
    const acceptsKerberos =
      securityMechanisms.length === 0
        ? {}
        : {
            acceptsKerberos: securityCheck === 0 && securityMechanisms.includes(kerberosMechanism),
          };
    return finish('ok', { ...facts, ...answer, ...acceptsKerberos });
  }
  const outcome = exchange.outcome === 'ok' ? 'unexpected' : exchange.outcome;
  const detectedProtocol = detectProtocol(exchange.bytes);
  return finish(
    outcome,
    {
      ...facts,
      ...strangeBytes(exchange.bytes),
      ...(detectedProtocol !== undefined && { detectedProtocol }),
    },
    describeFailure({ ...exchange, outcome }, `DRDA EXCSAT to ${where}`),
  );
}
