/** Runs a tool: checks its input, and bounds what it says. */
import { escapeMarkdown } from '../report/escapeMarkdown.ts';
import { explanationMarkdown } from '../report/explanationMarkdown.ts';
import { diagnoseTarget } from './diagnoseTarget.ts';
import type { AgentHost } from './host.ts';
import { isRefusal } from './host.ts';
import { readInput } from './input.ts';
import type { ToolInput } from './input.ts';
import { lintConfiguration } from './lintConfiguration.ts';
import { listTargets } from './listTargets.ts';
import { agentTools } from './tools.ts';
import type { AgentToolName } from './tools.ts';

export interface ToolResult {
  /** Markdown. */
  readonly text: string;
  /** The tool could not do what it was asked for; `text` says why. */
  readonly failed: boolean;
}

/** Characters: some four thousand tokens, room for a whole report and no more. */
const mostCharacters = 16_000;

const runs: Readonly<
  Record<AgentToolName, (input: ToolInput, host: AgentHost, signal: AbortSignal) => Promise<string>>
> = {
  diagnose_kerberos_target: diagnoseTarget,
  list_kerberos_targets: listTargets,
  lint_krb5_conf: lintConfiguration,
  explain_kerberos_error: async ({ text = '' }) => {
    const { explainText } = await import('../diagnosis/explain/entry.ts');
    return explanationMarkdown(text, explainText(text));
  },
};

/** Never throws for what the input, AWS or the network can do; only an abort comes out as one. */
export async function runTool(
  name: string,
  value: unknown,
  host: AgentHost,
  signal: AbortSignal,
): Promise<ToolResult> {
  const tool = agentTools.find((known) => known.name === name);
  if (tool === undefined) return { text: 'There is no such tool.', failed: true };
  const read = readInput(tool.inputSchema, value);
  if ('problem' in read) return { text: escapeMarkdown(read.problem), failed: true };
  try {
    return { text: bounded(await runs[tool.name](read.input, host, signal)), failed: false };
  } catch (error) {
    signal.throwIfAborted();
    if (isRefusal(error)) return { text: escapeMarkdown(error.message), failed: true };
    throw error;
  }
}

function bounded(text: string): string {
  if (text.length <= mostCharacters) return text;
  const end = text.lastIndexOf('\n', mostCharacters);
  return `${text.slice(0, end > 0 ? end : mostCharacters)}\n\n(Cut off: ${text.length - mostCharacters} more characters. Ask for less, or run kerberos-doctor itself.)\n`;
}
