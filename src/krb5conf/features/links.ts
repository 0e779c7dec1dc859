/** Links: the files that include and includedir name. Documentation is linked from hovers. */
import type { Krb5Document, Range } from '../tree.ts';
import { isAbsolutePath } from '../values/path.ts';

export interface DocumentLink {
  readonly range: Range;
  /** As written; the library resolves a relative path against its working directory, so those are no links. */
  readonly path: string;
  readonly directory: boolean;
}

export function documentLinks(document: Krb5Document): DocumentLink[] {
  return document.lines.flatMap((owner): DocumentLink[] =>
    owner.kind === 'directive' &&
    owner.directive !== 'module' &&
    isAbsolutePath(owner.argument.text)
      ? [
          {
            range: owner.argument.range,
            path: owner.argument.text,
            directory: owner.directive === 'includedir',
          },
        ]
      : [],
  );
}
