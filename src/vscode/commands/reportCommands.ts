/** What can be done with a report once it is there. */
import * as vscode from 'vscode';
import type { Verdict } from '../../diagnosis/verdict.ts';
import { targetText } from '../diagnosis/chooseTarget.ts';
import { loadEngine } from '../diagnosis/loadEngine.ts';
import type { TargetArgument } from '../ids.ts';
import { registerCommand } from '../register.ts';
import type { Reports } from '../report/reports.ts';
import { saveReport } from '../report/saveReport.ts';
import { mayReachOut } from '../trust.ts';
import { copyToClipboard } from './copyCommands.ts';

export function registerReportCommands(reports: Reports): vscode.Disposable {
  const withReport =
    (act: (verdict: Verdict) => Promise<void>) => async (target?: TargetArgument) => {
      const verdict = reports.find(targetText(target));
      if (verdict !== undefined) {
        await act(verdict);
        return;
      }
      const message = vscode.l10n.t('There is no report yet: run “Diagnose Kerberos Login” first.');
      void vscode.window.showInformationMessage(message);
    };
  return vscode.Disposable.from(
    registerCommand(
      'kerberosDoctor.showReport',
      withReport((verdict) => reports.show(verdict)),
    ),
    registerCommand(
      'kerberosDoctor.copyReportAsMarkdown',
      withReport(async (verdict) => {
        const { renderMarkdown } = await loadEngine();
        await copyToClipboard(renderMarkdown(verdict));
      }),
    ),
    registerCommand(
      'kerberosDoctor.copyRedactedReport',
      withReport(async (verdict) => {
        const { redact, renderMarkdown } = await loadEngine();
        await copyToClipboard(renderMarkdown(redact(verdict)));
      }),
    ),
    registerCommand('kerberosDoctor.typeInTerminal', typeInTerminal),
    registerCommand('kerberosDoctor.openReportAsMarkdown', withReport(openAsMarkdown)),
    registerCommand('kerberosDoctor.saveReport', withReport(saveReport)),
  );
}

async function openAsMarkdown(verdict: Verdict): Promise<void> {
  const { renderMarkdown } = await loadEngine();
  const content = renderMarkdown(verdict);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}

/** The user reads it and presses Enter, or does not. */
async function typeInTerminal(line: string): Promise<void> {
  const { shellLine } = await loadEngine();
  // The link says what it was made of; this is the last place where a line break could become an Enter.
  const typed = shellLine(line);
  if (typed === undefined || !mayReachOut()) return;
  const name = 'Kerberos Doctor';
  const terminal =
    vscode.window.terminals.find((each) => each.name === name && each.exitStatus === undefined) ??
    vscode.window.createTerminal({ name });
  terminal.show();
  terminal.sendText(typed, false);
}
