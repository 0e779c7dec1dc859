/** Hop `kdc-reachable`: the HTTPS proxies (MS-KKDCP) that krb5.conf names instead of KDCs. */
import type { KdcProxyObservation } from '../../probes/kdcProxy.ts';
import { servesThroughProxy } from '../evidence/kdcProxies.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Fix } from '../verdict.ts';
import { unansweredIds } from './kdcReachable.ts';
import { serves } from './kdcState.ts';
import type { Hit, Rule } from './rule.ts';
import { ending, ids, unique } from './wording.ts';

export const kdcProxyRules: readonly Rule[] = [
  {
    id: 'kdc-proxy-broken',
    hop: 'kdc-reachable',
    explains: [...unansweredIds, 'ticket-missing', 'spn-missing'],
    check: (evidence) => {
      const asked = observationsOf(evidence, 'kdc-proxy');
      const lacking = asked.filter(({ facts }) => facts.tlsModule === 'missing');
      if (lacking.length > 0) return withoutModule(lacking, evidence);
      return unique(asked.map(({ facts }) => `${facts.realm} ${facts.host}:${facts.port}`)).flatMap(
        (key) => {
          const here = asked.filter(
            ({ facts }) => `${facts.realm} ${facts.host}:${facts.port}` === key,
          );
          return here.some(({ outcome }) => outcome === 'ok') ? [] : hit(here, evidence);
        },
      );
    },
  },
];

/** Whatever the proxies answer to this program, the library does not get as far. */
function withoutModule(
  lacking: readonly KdcProxyObservation[],
  evidence: Evidence,
): readonly Hit[] {
  return unique(lacking.map(({ facts }) => facts.realm)).map((realm) => ({
    severity: servesDirectly(realm, evidence) ? 'warning' : 'error',
    scope: realm,
    title: `The Kerberos library of this machine cannot use the HTTPS proxy of ${realm}: its TLS module is not installed.`,
    explanation:
      'krb5/plugins/tls/k5tls.so is not there. Without it MIT Kerberos tries no https:// KDC, and programs say "Cannot contact any KDC for realm".',
    evidence: ids(lacking.filter(({ facts }) => facts.realm === realm)),
    fixes: [{ title: 'Install it (Debian, Ubuntu)', command: 'sudo apt-get install krb5-k5tls' }],
  }));
}

/** One for all addresses of a proxy; the first that answered at all says most. */
function hit(here: readonly KdcProxyObservation[], evidence: Evidence): readonly Hit[] {
  const tried = here.filter(({ outcome }) => outcome !== 'skipped');
  const telling = tried.find(({ facts }) => facts.certificate !== undefined) ?? tried[0];
  if (telling === undefined) return [];
  const { realm, host, port } = telling.facts;
  const { because, fixes } = wordsFor(telling);
  const { detail, anchorProblems = [] } = telling.facts;
  return [
    {
      severity: servesOtherwise(realm, evidence) ? 'warning' : 'error',
      scope: realm,
      title: `The KDC proxy ${host}:${port} does not serve ${realm}: ${because}.`,
      explanation: [
        ...tried.map((each) => `${each.facts.address}: ${each.error ?? `${ending(each)}.`}`),
        ...(detail === undefined ? [] : [`The proxy says: ${detail}`]),
        ...anchorProblems.map((problem) => `http_anchors ${problem}.`),
        'krb5.conf names it, so the library asks no KDC that only DNS knows.',
      ].join(' '),
      evidence: ids(tried),
      fixes,
    },
  ];
}

function wordsFor({ facts, outcome }: KdcProxyObservation): {
  readonly because: string;
  readonly fixes: readonly Fix[];
} {
  const { host, path, certificate, certificateProblem, httpStatus } = facts;
  switch (certificateProblem) {
    case 'expired':
      return {
        because: `its certificate expired on ${certificate?.validTo.slice(0, 10) ?? 'an unknown day'}`,
        fixes: [{ title: `Renew the certificate of ${host}` }],
      };
    case 'not-yet-valid':
      return {
        because: `its certificate is valid only from ${certificate?.validFrom.slice(0, 10) ?? 'an unknown day'} on`,
        fixes: [{ title: `Check the clocks of this machine and of ${host}, then its certificate` }],
      };
    case 'name':
      return {
        because: 'its certificate is for another name',
        fixes: [
          {
            title: `Write a name that the certificate covers into the kdc line: ${certificate?.names.slice(0, 3).join(', ') ?? ''}`,
          },
        ],
      };
    case 'untrusted':
      return {
        because: `its certificate was issued by ${certificate?.issuer ?? 'an authority'}, which is not trusted here`,
        fixes: [
          {
            title: 'Name the file of that authority for the realm',
            command: 'http_anchors = FILE:/etc/krb5.proxy-ca.pem',
          },
        ],
      };
    case undefined:
      break;
  }
  if (outcome === 'failed') {
    const title =
      httpStatus === 404
        ? `Check the path of the kdc line (it is ${path}; Microsoft's and most others are at /KdcProxy)`
        : httpStatus === 401 || httpStatus === 403
          ? 'Let the proxy answer without authentication: Kerberos clients have none to offer it'
          : 'Check on the proxy that it knows the realm and reaches a KDC of it';
    return {
      because: `it answers with HTTP status ${httpStatus ?? 'unknown'}`,
      fixes: [{ title }],
    };
  }
  if (outcome === 'unexpected') {
    return {
      because: 'what answers there is no KDC proxy',
      fixes: [{ title: `Check host, port and path of the kdc line (the path is ${path})` }],
    };
  }
  return {
    because: 'it cannot be reached',
    fixes: [{ title: `Allow ${facts.port}/tcp from this machine to ${host}, and check its name` }],
  };
}

/** Does krb5.conf name another proxy or a KDC that serves? */
function servesOtherwise(realm: string, evidence: Evidence): boolean {
  const view = evidence.realms.find((each) => each.realm === realm);
  return (view !== undefined && servesThroughProxy(view)) || servesDirectly(realm, evidence);
}

function servesDirectly(realm: string, evidence: Evidence): boolean {
  const view = evidence.realms.find((each) => each.realm === realm);
  return view?.kdcs.some((kdc) => serves(kdc) && kdc.sources.includes('config')) === true;
}
