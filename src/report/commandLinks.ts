/** The editor commands that a report links to; the panel allows exactly these. */
export const reportCommands = {
  runAgain: 'kerberosDoctor.runAgain',
  copyMarkdown: 'kerberosDoctor.copyReportAsMarkdown',
  save: 'kerberosDoctor.saveReport',
  copyText: 'kerberosDoctor.copyText',
  copyRedacted: 'kerberosDoctor.copyRedactedReport',
  typeInTerminal: 'kerberosDoctor.typeInTerminal',
} as const;

/** For `enableCommandUris` of the panel. */
export const reportCommandIds: readonly string[] = Object.values(reportCommands);

/** `command:id?[arguments]`, to be put into an attribute through `html`. */
export function commandHref(id: string, ...args: readonly string[]): string {
  return args.length === 0
    ? `command:${id}`
    : `command:${id}?${encodeURIComponent(JSON.stringify(args.map(wellFormed)))}`;
}

/** encodeURIComponent throws on a lone surrogate. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
