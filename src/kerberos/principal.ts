/** Name types (RFC 4120 6.2, RFC 6806 3, RFC 8062). */
export const nameType = {
  principal: 1,
  serviceInstance: 2,
  serviceHost: 3,
  enterprise: 10,
  wellKnown: 11,
} as const;

export interface Principal {
  readonly components: readonly string[];
  /** Absent when the text names none. */
  readonly realm?: string;
}

/** `ParseError.position` counts UTF-16 units from the start of the text. */
export interface PrincipalError {
  readonly message: string;
  readonly position: number;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b', '0': '\0' };

/**
 * Reads `user@REALM`, `service/host@REALM` with MIT's backslash escapes (krb5_parse_name: `\/`, `\@`, `\\`, `\n`, `\t`, `\b`, `\0`).
 * As there, everything behind the first unescaped `@` is the realm, and a second one is an error.
 */
export function parsePrincipal(text: string): Principal | PrincipalError {
  const components = [''];
  let realm: string | undefined;
  const add = (part: string): void => {
    if (realm === undefined) components.push(`${components.pop() ?? ''}${part}`);
    else realm += part;
  };
  for (let position = 0; position < text.length; position += 1) {
    const character = text.charAt(position);
    if (character === '\\') {
      position += 1;
      if (position >= text.length) return { message: 'The name ends in a backslash.', position };
      const escaped = text.charAt(position);
      add(escapes[escaped] ?? escaped);
    } else if (character === '@') {
      if (realm !== undefined) return { message: 'The name has two realms.', position };
      realm = '';
    } else if (character === '/' && realm === undefined) {
      components.push('');
    } else {
      add(character);
    }
  }
  if (components.every((component) => component === '')) {
    return { message: 'The name is empty.', position: 0 };
  }
  if (realm === '') return { message: 'The realm behind "@" is empty.', position: text.length };
  return { components, ...(realm !== undefined && { realm }) };
}

export function isPrincipal(parsed: Principal | PrincipalError): parsed is Principal {
  return 'components' in parsed;
}

/** The text form that `parsePrincipal` reads back. */
export function formatPrincipal({ components, realm }: Principal): string {
  const name = components.map((component) => escape(component, /[\\/@\n\t\b\0]/g)).join('/');
  return realm === undefined ? name : `${name}@${escape(realm, /[\\@\n\t\b\0]/g)}`;
}

const unescapes = new Map(
  Object.entries(escapes).map(([letter, character]) => [character, letter]),
);

function escape(text: string, special: RegExp): string {
  return text.replace(special, (character) => `\\${unescapes.get(character) ?? character}`);
}
