import { explainText } from '../../src/diagnosis/explain/explainText.ts';
import { readHeimdalKlist } from '../../src/kerberos/klist/heimdal.ts';
import { cacheFailure } from '../../src/kerberos/klist/klistFailure.ts';
import { epochSeconds } from '../../src/kerberos/klist/listedTime.ts';
import { readMitKlist } from '../../src/kerberos/klist/mit.ts';
import { readWindowsKlist } from '../../src/kerberos/klist/windows.ts';
import { readTrace } from '../../src/kerberos/trace/readTrace.ts';
import { fixtureFiles } from './seeds.ts';
import type { Targets } from './target.ts';

const windowsKlist = `Current LogonId is 0:0x2b7e3\r
\r
Cached Tickets: (1)\r
\r
#0>\tClient: alice @ CORP.EXAMPLE.COM\r
\tServer: krbtgt/CORP.EXAMPLE.COM @ CORP.EXAMPLE.COM\r
\tKerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96\r
\tTicket Flags 0x40e10000 -> forwardable renewable initial pre_authent name_canonicalize \r
\tStart Time: 11/5/2026 9:07:31 (local)\r
\tEnd Time:   11/5/2026 19:07:31 (local)\r
\tRenew Time: 11/12/2026 9:07:31 (local)\r
\tSession Key Type: AES-256-CTS-HMAC-SHA1-96\r
\tKdc Called: DC01.corp.example.com\r
`;

/** A login over UDP that needs TCP, and the error a program prints after it. */
const trace = `[77] 1795224249.378577: Getting initial credentials for alice@EXAMPLE.COM
[77] 1795224249.378579: Sending unauthenticated request
[77] 1795224249.378583: Sending DNS SRV query for _kerberos._udp.EXAMPLE.COM.
[77] 1795224249.378584: SRV answer: 0 100 88 "dc1.example.com."
[77] 1795224249.378588: Sending initial UDP request to dgram 127.0.0.10:88
[77] 1795224249.378589: Received answer (332 bytes) from dgram 127.0.0.10:88
[77] 1795224249.378592: Received error from KDC: -1765328332/Response too big for UDP, retry with TCP
[77] 1795224249.378593: Request or response is too big for UDP; retrying with TCP
[77] 1795224249.378594: Initiating TCP connection to stream 127.0.0.10:88
[77] 1795224251.378595: Terminating TCP connection to stream 127.0.0.10:88
kinit: Cannot contact any KDC for realm 'EXAMPLE.COM' while getting initial credentials
`;

const clock = { now: Date.UTC(2026, 10, 5, 10) / 1000, toEpoch: epochSeconds };

/** What other programs print. */
export const textTargets: Targets = {
  KRB5_TRACE: { seeds: () => [new TextEncoder().encode(trace)], decode: text(readTrace) },
  'a pasted error': { seeds: () => [new TextEncoder().encode(trace)], decode: text(explainText) },
  'klist of MIT': {
    seeds: () => [
      ...fixtureFiles('klist', /mit.*txt$/),
      ...fixtureFiles('ccache', /klist-mit.*txt$/),
    ],
    decode: text((output) => [readMitKlist(output), cacheFailure(output)]),
  },
  'klist of Heimdal': {
    seeds: () => fixtureFiles('klist', /heimdal.*txt$/),
    decode: text((output) => [readHeimdalKlist(output)]),
  },
  'klist of Windows': {
    seeds: () => [new TextEncoder().encode(windowsKlist)],
    decode: text((output) => readWindowsKlist(output, clock)),
  },
};

function text(read: (output: string) => unknown): (input: Uint8Array) => unknown {
  return (input) => read(new TextDecoder().decode(input));
}
