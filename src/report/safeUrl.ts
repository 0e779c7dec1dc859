/** Plain https with characters that mean nothing to HTML or Markdown; everything else stays text. */
const plainHttps = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][\w\-.~:/?#@!$&*+,;=%]*)?$/i;

/** The URL, or undefined when it must not become a link: text from outside never becomes `javascript:`. */
export function safeUrl(url: string): string | undefined {
  return plainHttps.test(url) ? url : undefined;
}
