/** `HOST`, `HOST:PORT`, `[v6]`, `[v6]:PORT` and bare IPv6 addresses on the command line. */
import { isIP, isIPv6 } from 'node:net';
import type { HostPort } from '../diagnosis/request.ts';
import { usageFailure } from './exitStatus.ts';

const hostName =
  /^(?=.{1,253}\.?$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*\.?$/i;

/**
 * @param option the option that it was given with, for the message
 * @param defaultPort where the text has none
 * @throws CommandFailure (status 2) for anything else
 */
export function parseHostPort(text: string, option: string, defaultPort: number): HostPort {
  const [, bracketed, plain, portText] =
    /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d+))?$/.exec(text) ?? [];
  const host = isIPv6(text) ? text : (bracketed ?? plain ?? '');
  const port = portText === undefined || isIPv6(text) ? defaultPort : Number(portText);
  const isHost =
    bracketed === undefined ? isIP(host) !== 0 || hostName.test(host) : isIPv6(bracketed);
  if (!isHost || port < 1 || port > 65535) {
    throw usageFailure(
      `${option} ${text} is not HOST or HOST:PORT; write an address or name, as in 10.0.0.10:88 or [fd00::1]:88.`,
    );
  }
  return { host, port };
}

/** The same, and the host must be an address: a DNS server is not found by name. */
export function parseAddressPort(text: string, option: string, defaultPort: number): HostPort {
  const parsed = parseHostPort(text, option, defaultPort);
  if (isIP(parsed.host) === 0)
    throw usageFailure(`${option} ${text} is not an IP address; write one, as in 10.0.0.10.`);
  return parsed;
}
