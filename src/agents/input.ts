/** The JSON Schema of a tool's input, as far as tools here use it: an object of short texts. */
export interface ToolSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, TextSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

export interface TextSchema {
  readonly type: 'string';
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  readonly description: string;
}

export type ToolInput = Readonly<Record<string, string | undefined>>;

export type ReadInput = { readonly input: ToolInput } | { readonly problem: string };

/** What a model sent, checked against the schema: neither VS Code nor the MCP server core does it for us. */
export function readInput(schema: ToolSchema, value: unknown): ReadInput {
  if (value === undefined || value === null) return readInput(schema, {});
  if (typeof value !== 'object' || Array.isArray(value))
    return { problem: 'The input has to be an object.' };
  const input: Record<string, string> = {};
  for (const [name, text] of Object.entries(value)) {
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (property === undefined)
      return { problem: `There is no input ${JSON.stringify(name.slice(0, 40))}.` };
    // Models often send an empty text for what they leave out.
    if (text === undefined || text === null || text === '') continue;
    if (typeof text !== 'string') return { problem: `Input ${name} has to be a text.` };
    if (text.length > (property.maxLength ?? 255))
      return { problem: `Input ${name} is longer than ${property.maxLength ?? 255} characters.` };
    if (property.enum !== undefined && !property.enum.includes(text))
      return { problem: `Input ${name} has to be one of ${property.enum.join(', ')}.` };
    input[name] = text;
  }
  const missing = (schema.required ?? []).find((name) => input[name] === undefined);
  return missing === undefined ? { input } : { problem: `Input ${missing} is missing.` };
}
