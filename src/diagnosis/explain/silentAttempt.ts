/**
 * Why no answer came, as far as a trace tells it (measured with MIT 1.20 on injected faults: the library writes no errno
 * line when a connection is refused, so the pattern of the lines has to speak).
 */
import type { Cause, SymptomId } from './symptoms.ts';
import type { TraceAttempt } from './traceAttempts.ts';

export interface TraceReason {
  readonly symptom: SymptomId;
  /** The most likely cause; the symptom's table gives the others. */
  readonly cause?: Cause;
}

/** Octets up to which the library begins with UDP (udp_preference_limit, krb5_conf.rst). */
const udpPreferenceLimit = 1465;

/** Octets that pass through every tunnel in use: the smallest IPv6 path MTU less headers (RFC 8200 section 5). */
const smallRequest = 1200;

/**
 * @param attempt that nobody answered
 * @param earlier the attempts before it
 */
export function reasonOfSilence(
  attempt: TraceAttempt,
  earlier: readonly TraceAttempt[],
): TraceReason {
  const { realm, hosts, udpSent, tcpTried } = attempt;
  if (attempt.proxyError !== undefined) return { symptom: 'proxy-broken' };
  if (udpSent.length === 0 && tcpTried.length === 0) {
    if (hosts.length > 0) {
      return reason(
        'kdc-unreachable',
        'dns-srv-target-unresolvable',
        `${hosts[0] ?? 'the KDC'} was looked up, and nothing was sent: it has no address here, or is a proxy`,
      );
    }
    return attempt.srvAsked
      ? reason(
          'kdc-unfindable',
          'dns-srv-missing',
          `DNS was asked for KDCs of ${realm} and named none`,
        )
      : reason(
          'kdc-unfindable',
          'config-no-kdc-source',
          `DNS was not asked for KDCs of ${realm}, and krb5.conf names none`,
        );
  }
  const answeredBefore = earlier.filter((one) => one.answered && one.realm === realm);
  if (attempt.tcpSent) {
    return answeredBefore.length > 0 && attempt.bytes > smallRequest
      ? reason(
          'kdc-unreachable',
          'kdc-mtu-blackhole',
          `${attempt.bytes} bytes went to ${realm} over a connection and nothing came back, where smaller packets were answered`,
        )
      : reason(
          'kdc-unreachable',
          'kdc-filtered',
          `a connection to ${realm} was opened, and nothing came back on it`,
        );
  }
  if (attempt.udpRetried) {
    return reason(
      'kdc-unreachable',
      'kdc-filtered',
      `UDP was sent again and again and TCP never connected: silence, so something drops port 88`,
    );
  }
  const udpAnswered = answeredBefore.some((one) => one.udpSent.length > 0);
  if (attempt.tcpOnly || attempt.bytes > udpPreferenceLimit) {
    return udpAnswered
      ? reason(
          'kdc-unreachable',
          'kdc-tcp-blocked',
          `${realm} answered over UDP, and no TCP connection was established for the large request`,
        )
      : { symptom: 'kdc-unreachable' };
  }
  return udpSent.length === 0
    ? reason(
        'kdc-unreachable',
        'kdc-no-route',
        `nothing could be sent to ${tcpTried[0]?.host ?? realm}: this machine has no route to it`,
      )
    : reason(
        'kdc-unreachable',
        'kdc-refused',
        `${udpSent[0]?.host ?? realm} was given up at once, without a second try: it refuses`,
      );
}

function reason(symptom: SymptomId, finding: string, because: string): TraceReason {
  return { symptom, cause: { finding, because } };
}
