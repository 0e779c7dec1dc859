/** What a diagnosis and its report need, behind one door: the build makes it a file that loads with the first click. */
export { runTool } from '../../agents/runTool.ts';
export { diagnose } from '../../diagnosis/diagnose.ts';
export { machineTickets } from '../../diagnosis/machineTickets.ts';
export { isLoopback } from '../../diagnosis/evidence/addressFamily.ts';
export { runProgram } from '../../probes/kerberosTools/runProgram.ts';
export { clientEndpoint } from '../../reachability/endpoints.ts';
export { reach } from '../../reachability/reach.ts';
export { renderComparison } from '../../report/comparisonMarkdown.ts';
export { explanationMarkdown } from '../../report/explanationMarkdown.ts';
export { renderHtml } from '../../report/html.ts';
export { renderJson } from '../../report/json.ts';
export { loginMarkdown } from '../../report/loginText.ts';
export { renderMarkdown } from '../../report/markdown.ts';
export { redact } from '../../report/redact.ts';
export { shellLine } from '../../report/shellLine.ts';
export { ticketRows } from '../tickets/ticketRows.ts';
