import { isPrincipal, parsePrincipal } from '../principal.ts';
import type { Principal } from '../principal.ts';

/**
 * A principal as klist prints it; `undefined` for other text. Unlike in krb5_parse_name its realm may be empty: that is how
 * the library keeps a service whose realm the KDC was to find (`postgres/db.example.com@`).
 */
export function listedPrincipal(text: string): Principal | undefined {
  const referral = /(?<!\\)(?:\\\\)*@$/.test(text);
  const parsed = parsePrincipal(referral ? text.slice(0, -1) : text);
  if (!isPrincipal(parsed)) return undefined;
  return { components: parsed.components, realm: parsed.realm ?? '' };
}
