/** What a client would really do for a login, for a terminal and as Markdown. */
import type { LoginQuestion, SimulatedLogin } from '../diagnosis/login/login.ts';
import type { Paint } from './ansi.ts';
import { escapeMarkdown, markdownCode } from './escapeMarkdown.ts';
import { escapeTerminal } from './escapeTerminal.ts';
import { hanging } from './wrap.ts';

const clientNames: Readonly<Record<LoginQuestion['client'], string>> = {
  mit: 'a client of MIT Kerberos (psql, mysql and ODBC on Linux)',
  heimdal: 'a client of Heimdal (macOS)',
  java: 'a Java client (JDBC)',
  windows: 'a Windows client (SSPI)',
};

export function loginText(
  question: LoginQuestion,
  login: SimulatedLogin,
  paint: Paint,
  width: number,
): string {
  const head = paint('bold', escapeTerminal(headOf(question)));
  const steps = login.steps.flatMap(({ title, result, because }, index) => [
    ...hanging(`  ${index + 1}.`, `${title}: ${escapeTerminal(result)}`, 5, width),
    ...hanging('', paint('dim', escapeTerminal(`because ${because}`)), 5, width),
  ]);
  return `${[head, '', ...steps, '', note].join('\n')}\n`;
}

export function loginMarkdown(question: LoginQuestion, login: SimulatedLogin): string {
  const steps = login.steps.map(
    ({ title, result, because }, index) =>
      `${index + 1}. **${escapeMarkdown(title)}:** ${markdownCode(result)}\n   because ${escapeMarkdown(because)}`,
  );
  return `# ${escapeMarkdown(headOf(question))}\n\n${steps.join('\n')}\n\n${note}\n`;
}

const note = 'Computed from the configuration; nobody was asked.';

function headOf({ client, principal, host }: LoginQuestion): string {
  return `What ${clientNames[client]} does when ${principal} logs in to ${host}`;
}
