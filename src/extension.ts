/** Composes the extension and registers its parts; nothing here waits for a file or for the network. */
import * as vscode from 'vscode';
import { AccountChoice } from './vscode/account/accountChoice.ts';
import { AccountSession } from './vscode/account/accountSession.ts';
import { knownDirectories } from './vscode/account/knownDirectories.ts';
import { agentHost } from './vscode/agents/agentHost.ts';
import { registerAgentTools } from './vscode/agents/registerAgentTools.ts';
import { registerAccountCommands } from './vscode/commands/accountCommands.ts';
import { registerConfigurationCommands } from './vscode/commands/configurationCommands.ts';
import { registerCopyCommands } from './vscode/commands/copyCommands.ts';
import { registerDiagnoseCommands } from './vscode/commands/diagnoseCommands.ts';
import { registerExplainCommands } from './vscode/commands/explainCommands.ts';
import { registerInventoryCommands } from './vscode/commands/inventoryCommands.ts';
import { registerGenerateCommands } from './vscode/commands/generateCommands.ts';
import { registerReportCommands } from './vscode/commands/reportCommands.ts';
import { registerConfigurationView } from './vscode/configuration/configurationView.ts';
import { usedPaths } from './vscode/configuration/usedPaths.ts';
import { Diagnoses } from './vscode/diagnosis/diagnoses.ts';
import { registerHistoryCommands } from './vscode/history/historyCommands.ts';
import { registerHistoryView } from './vscode/history/historyView.ts';
import { RunHistory } from './vscode/history/runHistory.ts';
import { registerLanguage } from './vscode/language/registerLanguage.ts';
import { ruleDocs } from './vscode/links.ts';
import { registerCommand } from './vscode/register.ts';
import { Reports } from './vscode/report/reports.ts';
import { registerTicketsView } from './vscode/tickets/ticketsView.ts';
import { registerInventoryView } from './vscode/tree/inventoryView.ts';
import { LookState } from './vscode/tree/lookState.ts';

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Kerberos Doctor', { log: true });
  const choice = new AccountChoice(context.workspaceState);
  const session = new AccountSession(log, choice);
  const look = new LookState(context.workspaceState);
  const { view, disposable } = registerInventoryView(session, look);
  const diagnoses = new Diagnoses(view, log);
  const history = new RunHistory(context.storageUri ?? context.globalStorageUri, log);
  const reports = new Reports(vscode.Uri.joinPath(context.extensionUri, 'media', 'icon.png'));
  context.subscriptions.push(
    log,
    choice,
    session,
    disposable,
    diagnoses,
    reports,
    registerLanguage(
      ruleDocs(context.extensionUri),
      {
        usedPaths,
        directories: () => session.opened.flatMap(({ snapshot }) => knownDirectories(snapshot)),
      },
      session.onDidChange,
    ),
    registerAccountCommands(session, choice, log),
    registerInventoryCommands(look),
    registerDiagnoseCommands(session, diagnoses, reports, history),
    history,
    registerHistoryView(history, diagnoses),
    registerHistoryCommands(history, reports),
    registerReportCommands(reports),
    registerConfigurationCommands(),
    registerExplainCommands(),
    registerConfigurationView(),
    registerTicketsView(),
    registerCopyCommands(),
    registerGenerateCommands(session),
    registerAgentTools(agentHost(session, diagnoses, history)),
    registerCommand('kerberosDoctor.showLog', () => {
      log.show();
      return Promise.resolve();
    }),
  );
}
