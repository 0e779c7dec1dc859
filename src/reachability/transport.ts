/** How packets between two ends travel, as far as it decides which security-group rules can match. */
export type Transport =
  | { readonly kind: 'local' }
  | { readonly kind: 'peering'; readonly peeringId: string }
  | { readonly kind: 'transit-gateway'; readonly gatewayId: string }
  /** Through an internet gateway: addresses are translated, group references never match. */
  | { readonly kind: 'public' }
  /** VPN or Direct Connect: the other end is no network interface of a VPC. */
  | { readonly kind: 'private-gateway' }
  | { readonly kind: 'unknown'; readonly missing: string };
