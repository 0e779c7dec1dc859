import type { ByteReader } from './byteReader.ts';
import type { Principal } from './principal.ts';

/** No real name has more; a file that claims more is damaged. */
const mostComponents = 64;

/** A principal of a cache file; `undefined` when it is cut off. Version 1 has no name type and counts the realm as a component. */
export function readCachePrincipal(reader: ByteReader, version: number): Principal | undefined {
  if (version > 1) reader.skip(4);
  const count = reader.u32() - (version === 1 ? 1 : 0);
  if (count < 0 || count > mostComponents) return undefined;
  const realm = reader.text(reader.u32());
  const components: string[] = [];
  for (let index = 0; index < count; index += 1) components.push(reader.text(reader.u32()));
  return reader.overrun ? undefined : { components, realm };
}
