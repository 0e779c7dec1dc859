/** Reads an IAM policy document into one shape: its grammar lets nearly everything be a string or a list. */

export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** `Service` principals; `*` stands for everybody. */
  readonly services: readonly string[];
  /** The statement speaks of everybody but some (`NotPrincipal`). */
  readonly notPrincipal: boolean;
  readonly conditions: readonly PolicyCondition[];
}

export interface PolicyCondition {
  /** `StringEquals`, `ArnLikeIfExists`, `ForAnyValue:StringLike`. */
  readonly operator: string;
  /** `aws:SourceArn`, as written. */
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * IAM returns documents as URL-encoded JSON. Gives the decoded value, or undefined for text that is neither.
 */
export function parsePolicyDocument(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  for (const candidate of [decoded(text), text]) {
    if (candidate === undefined) continue;
    try {
      return JSON.parse(candidate) as unknown;
    } catch {
      // A document that contains a bare % is not encoded: then the text itself is tried.
    }
  }
  return undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The statements of a decoded document; undefined when it is no policy document. */
export function statementsOf(document: unknown): readonly PolicyStatement[] | undefined {
  if (!isRecord(document)) return undefined;
  const statements = document['Statement'];
  const list: unknown[] = Array.isArray(statements) ? statements : [statements];
  const read = list.map(statement);
  return read.every((one) => one !== undefined) ? read : undefined;
}

function statement(raw: unknown): PolicyStatement | undefined {
  if (!isRecord(raw)) return undefined;
  const effect = raw['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') return undefined;
  const principal = raw['Principal'];
  const services =
    principal === '*' ? ['*'] : isRecord(principal) ? principalServices(principal) : [];
  return {
    effect,
    actions: strings(raw['Action']),
    notActions: strings(raw['NotAction']),
    resources: strings(raw['Resource']),
    notResources: strings(raw['NotResource']),
    services,
    notPrincipal: 'NotPrincipal' in raw,
    conditions: conditions(raw['Condition']),
  };
}

function principalServices(principal: Record<string, unknown>): readonly string[] {
  const everybody = strings(principal['AWS']).includes('*') ? ['*'] : [];
  return [...strings(principal['Service']), ...everybody];
}

function conditions(raw: unknown): PolicyCondition[] {
  if (!isRecord(raw)) return [];
  return Object.entries(raw).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: strings(values) }))
      : [],
  );
}

function strings(raw: unknown): readonly string[] {
  const list: unknown[] = Array.isArray(raw) ? raw : raw === undefined ? [] : [raw];
  // Booleans and numbers are allowed as condition values and mean their text.
  return list.filter((one) => ['string', 'boolean', 'number'].includes(typeof one)).map(String);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
