/** "Copy an IAM Authentication Token…": the other way to log in, for fifteen minutes. */
import * as vscode from 'vscode';
import { iamAuthProblems } from '../../aws/iamAuth/iamAuthProblems.ts';
import { findTarget } from '../../aws/target.ts';
import type { OpenedAccount } from '../account/accountSession.ts';
import { loadAws } from '../account/aws.ts';
import type { TargetArgument } from '../ids.ts';
import { askForDatabase, showProblem } from './ask.ts';

/** The token is a password: it is neither shown nor logged, and no message holds it. */
export async function copyIamToken(
  accounts: readonly OpenedAccount[],
  argument: TargetArgument | undefined,
): Promise<void> {
  const title = vscode.l10n.t('Copy an IAM Authentication Token');
  const snapshots = accounts.map(({ snapshot }) => snapshot);
  const database = await askForDatabase(snapshots, argument, title);
  if (database === undefined) return;
  const { arn, endpoint, identifier, region } = database;
  const owner = accounts.find(({ snapshot }) => findTarget(snapshot, arn).kind === 'found');
  if (owner === undefined || endpoint === undefined) {
    showProblem(vscode.l10n.t('{0} has no endpoint yet.', identifier));
    return;
  }
  const { takenAt: at } = owner.snapshot;
  const [problem] = iamAuthProblems({ target: database, host: endpoint.host, at }).filter(
    ({ severity }) => severity === 'error',
  );
  if (problem !== undefined) {
    showProblem(problem.title);
    return;
  }
  const user = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Database user that logs in with IAM. The token is only for this user.'),
    validateInput: (typed) =>
      typed.trim() === '' ? vscode.l10n.t('Give the name of the database user.') : undefined,
  });
  if (user === undefined) return;
  const { authenticationToken } = await loadAws();
  const made = await authenticationToken(owner.access, { ...endpoint, user: user.trim(), region });
  if (made.outcome !== 'loaded') {
    showProblem('message' in made ? made.message : '');
    return;
  }
  await vscode.env.clipboard.writeText(made.value.token);
  const until = made.value.endsAt.toLocaleTimeString(vscode.env.language, {
    hour: '2-digit',
    minute: '2-digit',
  });
  const message = vscode.l10n.t(
    'The token for {0} is on the clipboard. Use it as the password, over TLS; it opens new connections until {1}.',
    identifier,
    until,
  );
  void vscode.window.showInformationMessage(message);
}
