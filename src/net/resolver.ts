import { getServers, lookup as osLookup } from 'node:dns';
import { isIP } from 'node:net';
import pLimit from 'p-limit';
import { startDeadline } from './deadline.ts';
import { lookupThrough } from './dnsLookup.ts';
import { errnoOf } from './errno.ts';
import type { Endpoint, ExchangeLimits } from './exchange.ts';
import type { LookupResult } from './lookupResult.ts';
import { wellKnownPorts } from './servicePorts.ts';
import { SettingError } from './settingError.ts';

/** Names to addresses, the way programs on this machine would see them. Never throws. */
export interface HostResolver {
  lookup(host: string, limits: Pick<ExchangeLimits, 'signal' | 'timeoutMs'>): Promise<LookupResult>;
  nameservers(): readonly Endpoint[];
}

const variable = 'KERBEROS_DOCTOR_RESOLVER';

/**
 * The workstation's own resolver: getaddrinfo and the configured DNS servers. When `KERBEROS_DOCTOR_RESOLVER` is
 * `IP` or `IP:port`, that DNS server stands for both and the operating system's resolver is never asked.
 * @throws SettingError when the variable holds neither
 */
export function workstationResolver(
  env: Readonly<Record<string, string | undefined>>,
): HostResolver {
  const override = env[variable]?.trim();
  if (override === undefined || override === '') return systemResolver();
  const server = parseServer(override);
  if (!server) {
    throw new SettingError(
      `${variable} is "${override}", which is no address of a DNS server: write an IP address, or IP:port ([IPv6]:port).`,
    );
  }
  return {
    lookup: (host, limits) => lookupLiteral(host) ?? lookupThrough(server, host, limits),
    nameservers: () => [server],
  };
}

function systemResolver(): HostResolver {
  // getaddrinfo blocks a thread of the process-wide pool of four: files must stay readable meanwhile.
  const inTurn = pLimit(3);
  return {
    lookup: (host, limits) =>
      lookupLiteral(host) ??
      beforeDeadline(
        inTurn(() => getAddrInfo(host)),
        limits,
      ),
    nameservers: () => getServers().flatMap((text) => parseServer(text) ?? []),
  };
}

function lookupLiteral(host: string): Promise<LookupResult> | undefined {
  return isIP(host) === 0 ? undefined : Promise.resolve({ addresses: [host] });
}

function getAddrInfo(host: string): Promise<LookupResult> {
  return new Promise((resolve) => {
    osLookup(host, { all: true, order: 'verbatim' }, (error, found) => {
      // getaddrinfo returns an address once per socket type on some systems.
      const addresses = error ? [] : [...new Set(found.map(({ address }) => address))];
      if (error) resolve({ addresses, code: errnoOf(error) });
      else resolve(addresses.length > 0 ? { addresses } : { addresses, code: 'ENOTFOUND' });
    });
  });
}

/** getaddrinfo cannot be cancelled: its late answer is dropped. */
function beforeDeadline(
  answer: Promise<LookupResult>,
  limits: Pick<ExchangeLimits, 'signal' | 'timeoutMs'>,
): Promise<LookupResult> {
  return new Promise((resolve) => {
    const settle = (result: LookupResult): void => {
      stop();
      resolve(result);
    };
    const stop = startDeadline(limits, (why) =>
      settle({ addresses: [], code: why === 'timeout' ? 'ETIMEDOUT' : 'ECANCELLED' }),
    );
    void answer.then(settle);
  });
}

/** `10.0.0.2`, `10.0.0.2:5353`, `fd00::2`, `[fd00::2]:5353`. */
function parseServer(text: string): Endpoint | undefined {
  if (isIP(text) !== 0) return { address: text, port: wellKnownPorts.dns };
  const parts = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  const address = parts?.[1] ?? parts?.[2] ?? '';
  const port = Number(parts?.[3]);
  return isIP(address) !== 0 && port > 0 && port < 65536 ? { address, port } : undefined;
}
