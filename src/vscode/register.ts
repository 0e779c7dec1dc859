/** The typed edge to VS Code's string-keyed registries: commands, settings and context keys. */
import * as vscode from 'vscode';
import type { CommandId, CommandTypes, ContextId, ContextTypes, SettingId } from './ids.ts';
import { settingDefaults, type SettingTypes } from './ids.ts';

/** Registers a command under its id; the handler's arguments and result are those of its type. */
export function registerCommand<Id extends CommandId>(
  id: Id,
  handler: CommandTypes[Id],
): vscode.Disposable {
  return vscode.commands.registerCommand(id, handler);
}

/** Runs one of our own commands. */
export function executeCommand<Id extends CommandId>(
  id: Id,
  ...args: Parameters<CommandTypes[Id]>
): Thenable<Awaited<ReturnType<CommandTypes[Id]>>> {
  return vscode.commands.executeCommand(id, ...args);
}

/** Reads a setting for a scope (a document's severity settings may differ by folder). */
export function readSetting<Id extends SettingId>(
  id: Id,
  scope?: vscode.ConfigurationScope,
): SettingTypes[Id] {
  return vscode.workspace.getConfiguration(undefined, scope).get(id, settingDefaults[id]);
}

/** Writes a setting for the user, or for the workspace where it already has a value of its own. */
export async function writeSetting<Id extends SettingId>(
  id: Id,
  value: SettingTypes[Id],
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const inWorkspace = configuration.inspect(id)?.workspaceValue !== undefined;
  const target = inWorkspace
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await configuration.update(id, value, target);
}

/** Sets a key that `when` clauses read. */
export async function setContext<Id extends ContextId>(
  id: Id,
  value: ContextTypes[Id],
): Promise<void> {
  await vscode.commands.executeCommand('setContext', id, value);
}
