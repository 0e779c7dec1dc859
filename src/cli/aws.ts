/** The one place that loads the AWS SDK; the build makes what is behind it a file of its own. */
import type * as entry from '../aws/entry.ts';

export function loadAws(): Promise<typeof entry> {
  return import('../aws/entry.ts');
}
