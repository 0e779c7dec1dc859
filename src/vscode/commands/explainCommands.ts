/** What an error says, and what a client would really do. Both ask nobody. */
import * as vscode from 'vscode';
import { diskFiles } from '../../probes/configFiles.ts';
import { usedPaths } from '../configuration/usedPaths.ts';
import { loadEngine } from '../diagnosis/loadEngine.ts';
import { chosenLogin } from '../explain/chosenLogin.ts';
import { chosenText } from '../explain/chosenText.ts';
import { ExplainedDocuments } from '../explain/explainedDocument.ts';
import { registerCommand } from '../register.ts';
import { mayReachOut } from '../trust.ts';

export function registerExplainCommands(): vscode.Disposable {
  const documents = new ExplainedDocuments();
  return vscode.Disposable.from(
    documents,
    registerCommand('kerberosDoctor.explainError', async (given) => {
      const text = typeof given === 'string' ? given : await chosenText();
      if (text === undefined || text.trim() === '') return;
      const { explainText } = await import('../../diagnosis/explain/entry.ts');
      const { explanationMarkdown } = await loadEngine();
      const page = explanationMarkdown(text, explainText(text));
      await documents.show(vscode.l10n.t('What the error says'), page);
    }),
    registerCommand('kerberosDoctor.explainLogin', async (given) => {
      // It reads the files of this machine, and their includes.
      if (!mayReachOut()) return;
      const question = given ?? (await chosenLogin());
      if (question === undefined) return;
      const { buildProfile } = await import('../language/krb5conf.ts');
      const { simulateLogin } = await import('../../diagnosis/explain/entry.ts');
      const { loginMarkdown } = await loadEngine();
      const login = simulateLogin(buildProfile(usedPaths(), diskFiles), question);
      await documents.show(vscode.l10n.t('What the client does'), loginMarkdown(question, login));
    }),
  );
}
