/** The reports of this window: the last verdict of each target, each in a panel of its own. */
import * as vscode from 'vscode';
import { targetKey } from '../../diagnosis/targetKey.ts';
import type { Verdict } from '../../diagnosis/verdict.ts';
import { reportCommandIds } from '../../report/commandLinks.ts';
import { loadEngine } from '../diagnosis/loadEngine.ts';
import { reportPanelId } from '../ids.ts';
import { setContext } from '../register.ts';

interface Report {
  verdict: Verdict;
  panel?: vscode.WebviewPanel;
}

export class Reports implements vscode.Disposable {
  private readonly reports = new Map<string, Report>();
  private latest: string | undefined;
  private readonly icon: vscode.Uri;

  /** @param icon of the panels' tabs */
  constructor(icon: vscode.Uri) {
    this.icon = icon;
  }

  /** Shows a verdict in the panel of its target, which is made when there is none. */
  async show(verdict: Verdict): Promise<void> {
    const { renderHtml } = await loadEngine();
    const key = targetKey(verdict.target);
    const report: Report = this.reports.get(key) ?? { verdict };
    report.verdict = verdict;
    this.reports.set(key, report);
    this.latest = key;
    report.panel ??= this.openPanel(key, report);
    const { panel } = report;
    panel.title = vscode.l10n.t('{0}: Kerberos', verdict.target.name);
    panel.webview.html = renderHtml(verdict, {
      cspSource: panel.webview.cspSource,
      commandLinks: true,
    });
    panel.reveal();
    await setContext('kerberosDoctor.hasReport', true);
  }

  /** The report of a target (its ARN or name); without one, the report that was looked at last. */
  find(target: string | undefined): Verdict | undefined {
    return this.reports.get(target ?? this.latest ?? '')?.verdict;
  }

  dispose(): void {
    for (const { panel } of this.reports.values()) panel?.dispose();
  }

  private openPanel(key: string, report: Report): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      reportPanelId,
      '',
      vscode.ViewColumn.Active,
      // No script ever runs: folding is `<details>`, actions are links to exactly these commands.
      {
        enableScripts: false,
        enableCommandUris: reportCommandIds,
        enableFindWidget: true,
        localResourceRoots: [],
      },
    );
    panel.iconPath = this.icon;
    panel.onDidChangeViewState(() => {
      if (panel.active) this.latest = key;
    });
    panel.onDidDispose(() => {
      delete report.panel;
    });
    return panel;
  }
}
