import { isCredentialCache, parseCredentialCache } from '../../src/kerberos/ccache.ts';
import { decodeKdcProxyMessage } from '../../src/kerberos/kdcProxyMessage.ts';
import { decodeKdcReply } from '../../src/kerberos/kdcReply.ts';
import { parseKeytab } from '../../src/kerberos/keytab.ts';
import { decodeKpasswdAnswer } from '../../src/kerberos/kpasswd.ts';
import { decodeMethodData, etypeInfoOf } from '../../src/kerberos/methodData.ts';
import { kerberosTcpLength } from '../../src/kerberos/tcpFraming.ts';
import { outlineTicket } from '../../src/kerberos/ticket.ts';
import { decodeWindowsStatus } from '../../src/kerberos/windowsErrorData.ts';
import { fixtureFiles, preauthData, recorded, streamed, tickets } from './seeds.ts';
import type { Targets } from './target.ts';

/** Messages of KDCs, and the files that hold what they gave. */
export const kerberosTargets: Targets = {
  'KRB-ERROR, AS-REP': { seeds: () => recorded('kerberos'), decode: decodeKdcReply },
  'Kerberos over TCP': { seeds: () => streamed('kerberos'), decode: kerberosTcpLength },
  'METHOD-DATA, ETYPE-INFO2': {
    seeds: preauthData,
    decode: (input) => [etypeInfoOf(decodeMethodData(input) ?? []), decodeWindowsStatus(input)],
  },
  'KDC proxy': { seeds: () => recorded('kkdcp'), decode: decodeKdcProxyMessage },
  kpasswd: { seeds: () => recorded('kpasswd'), decode: decodeKpasswdAnswer },
  'ticket outline': { seeds: tickets, decode: outlineTicket },
  'credential cache': {
    seeds: () => fixtureFiles('ccache', /\.ccache$/),
    decode: (input) => {
      const parsed = parseCredentialCache(input);
      return isCredentialCache(parsed) ? parsed.principal : parsed;
    },
  },
  keytab: { seeds: () => fixtureFiles('ccache/keytab', /\.keytab$/), decode: parseKeytab },
};
