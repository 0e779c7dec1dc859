import { findRegion, nearestRegion } from './regions.ts';
import type { Failure } from './section.ts';
import { shorten } from './serviceError.ts';
import type { CallContext, ServiceError } from './serviceError.ts';

type Sentence = (context: CallContext, error: ServiceError) => string;

/** Node's errno or TLS code, or the SDK's own error name → what it means for an AWS call. */
const sentences: ReadonlyMap<string, Sentence> = new Map(
  Object.entries<Sentence>({
    ENOTFOUND: unknownHost,
    EAI_AGAIN: ({ region }) =>
      `The AWS endpoint for ${region} could not be looked up because DNS does not answer; check the network or VPN and refresh.`,
    ENETUNREACH: noNetwork,
    EHOSTUNREACH: noNetwork,
    ENETDOWN: noNetwork,
    ECONNREFUSED: ({ action }) =>
      `The endpoint for ${action} refused the connection; check AWS_ENDPOINT_URL and endpoint_url, or the proxy.`,
    ECONNRESET: broken,
    EPIPE: broken,
    ETIMEDOUT: silent,
    TimeoutError: silent,
    RequestTimeout: silent,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
    SELF_SIGNED_CERT_IN_CHAIN: untrusted,
    DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
    CERT_HAS_EXPIRED: untrusted,
    ERR_TLS_CERT_ALTNAME_INVALID: untrusted,
    ERR_PROXY_TUNNEL: ({ region }) =>
      `The proxy of HTTPS_PROXY did not connect to AWS in ${region}; check that it is right and lets amazonaws.com pass.`,
  }),
);

/** The `failed` outcome of an error of the network between here and AWS, or undefined for any other. */
export function connectionFailure(error: ServiceError, context: CallContext): Failure | undefined {
  const sentence = sentences.get(error.code) ?? sentences.get(error.name);
  if (sentence !== undefined) return { outcome: 'failed', message: sentence(context, error) };
  if (error.status === undefined && /socket hang up|aborted|premature/i.test(error.message)) {
    return { outcome: 'failed', message: broken(context) };
  }
  if (
    /SyntaxError|Deserialization|Unexpected (end|token)|Unclosed|XML/i.test(
      `${error.name} ${error.message}`,
    )
  ) {
    return {
      outcome: 'failed',
      message: `The answer to ${context.action} in ${context.region} is cut off or not from AWS; refresh, and check the proxy if it happens again.`,
    };
  }
  return undefined;
}

function unknownHost({ region }: CallContext): string {
  if (findRegion(region) === undefined) {
    return `There is no AWS Region ${shorten(region)} that DNS knows; did you mean ${nearestRegion(region)}?`;
  }
  return `The AWS endpoint for ${region} has no address here; check the network, VPN and DNS, then refresh.`;
}

function noNetwork({ region }: CallContext): string {
  return `No network route to AWS in ${region}; check the network or VPN and refresh.`;
}

function broken({ action, region }: CallContext): string {
  return `The connection broke during ${action} in ${region}; refresh, and check the proxy or VPN if it happens again.`;
}

function silent({ action, region }: CallContext): string {
  return `AWS did not answer ${action} in ${region} in time; check the network, VPN or proxy and refresh.`;
}

function untrusted({ region }: CallContext, error: ServiceError): string {
  return `The certificate of the AWS endpoint for ${region} is not trusted here (${error.code}); if a proxy inspects TLS, name its CA in NODE_EXTRA_CA_CERTS.`;
}
