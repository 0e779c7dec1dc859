/** The tools for chat agents, in VS Code: registered only where the editor has language-model tools. */
import * as vscode from 'vscode';
import type { AgentHost } from '../../agents/host.ts';
import { readInput } from '../../agents/input.ts';
import type { ToolInput } from '../../agents/input.ts';
import { agentTools } from '../../agents/tools.ts';
import type { AgentTool } from '../../agents/tools.ts';
import { loadEngine } from '../diagnosis/loadEngine.ts';
import { consentFor } from './consent.ts';

export function registerAgentTools(host: AgentHost): vscode.Disposable {
  // Forks of the editor, and older ones, have no such interface.
  const lm = vscode.lm as Partial<typeof vscode.lm> | undefined;
  if (lm?.registerTool === undefined) return vscode.Disposable.from();
  return vscode.Disposable.from(
    ...agentTools.map((tool) => vscode.lm.registerTool(tool.name, agentTool(tool, host))),
  );
}

function agentTool(tool: AgentTool, host: AgentHost): vscode.LanguageModelTool<ToolInput> {
  return {
    prepareInvocation: ({ input }) => {
      const read = readInput(tool.inputSchema, input);
      // Input of the wrong form is refused when the tool runs; until then there is nothing of it to show.
      const checked = 'input' in read ? read.input : {};
      const { title, message } = consentFor(tool.name, checked, vscode.l10n.t);
      // As text: a name that a model made up must not become a link.
      const plain = new vscode.MarkdownString().appendText(message);
      return { invocationMessage: title, confirmationMessages: { title, message: plain } };
    },
    invoke: async ({ input }, token) => {
      const abort = new AbortController();
      const listening = token.onCancellationRequested(() => abort.abort());
      try {
        const { runTool } = await loadEngine();
        const { text } = await runTool(tool.name, input, host, abort.signal);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
      } finally {
        listening.dispose();
      }
    },
  };
}
