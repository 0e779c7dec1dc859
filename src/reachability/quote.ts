/** Quoting for what people paste: nothing in an id, a block or a name may end its string early. */

/** A word of a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A string of Terraform's HCL: as JSON, and no template may start in it. */
export function terraformString(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, '$&$&');
}

/** A string of a YAML template: a JSON string is one. */
export function yamlString(text: string): string {
  return JSON.stringify(text);
}

/** A name for a resource in a template, letters and digits only, starting with a letter. */
export function logicalName(...parts: readonly (string | number)[]): string {
  return parts
    .map((part) => String(part).replace(/[^A-Za-z0-9]+/g, ' '))
    .flatMap((part) => part.split(' ').filter((word) => word !== ''))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
