/**
 * The line on which a profile's section begins in the text of ~/.aws/config or of the credentials file, counted from
 * zero; with `setting`, the line of that setting in it. Undefined when the file does not hold it. Pure.
 */
export function profileLine(text: string, profile: string, setting?: string): number | undefined {
  let within = false;
  let found: number | undefined;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const title = /^\s*\[([^\]]*)\]/.exec(line)?.[1]?.trim();
    if (title !== undefined) {
      const name = title.replace(/^profile\s+/, '').replace(/^(["'])(.*)\1$/, '$2');
      within = name === profile;
      if (within) found ??= index;
    } else if (within && setting !== undefined && line.split('=')[0]?.trim() === setting) {
      return index;
    }
  }
  return found;
}
