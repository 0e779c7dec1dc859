/** The one place that loads the AWS SDK; the build makes what is behind it a file of its own. */
import type * as entry from '../aws/entry.ts';

/** Its advice to update Node goes to whoever builds the bundle, not to who runs it. */
const quiet = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

export function loadAws(): Promise<typeof entry> {
  process.env[quiet] ??= 'true';
  return import('../aws/entry.ts');
}
