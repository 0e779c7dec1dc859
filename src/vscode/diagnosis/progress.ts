/** Progress of a diagnosis where the user is looking: in the view, or as a notification that can be cancelled. */
import * as vscode from 'vscode';
import type { DiagnosisProgress } from '../../diagnosis/request.ts';
import { inventoryViewId } from '../ids.ts';
import type { ViewLine } from '../tree/viewMessage.ts';

type Report = (progress: DiagnosisProgress) => void;

/**
 * Runs `task` with a progress that names `title`. Cancelling in the notification aborts; the view has a button
 * of its own for that.
 */
export async function withDiagnosisProgress<T>(
  view: ViewLine,
  title: string,
  abort: AbortController,
  task: (report: Report) => Promise<T>,
): Promise<T> {
  if (!view.visible) {
    const location = vscode.ProgressLocation.Notification;
    const options = { location, title, cancellable: true };
    return await vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      return await task((step) => progress.report({ message: words(step) }));
    });
  }
  const options = { location: { viewId: inventoryViewId } };
  view.message = title;
  try {
    return await vscode.window.withProgress(options, () =>
      task((step) => (view.message = `${title} ${words(step)}`)),
    );
  } finally {
    view.message = '';
  }
}

function words({ stage, done, total, detail }: DiagnosisProgress): string {
  const count = total > 0 ? ` ${done}/${total}` : '';
  return `${stage}${count}${detail === undefined ? '' : ` · ${detail}`}`;
}
