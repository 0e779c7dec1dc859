/** Which profiles and Regions are read: what was chosen in this workspace, else what the settings say. */
import * as vscode from 'vscode';
import { readSetting } from '../register.ts';

export interface Choice {
  /** Empty text: the SDK's own default chain. Never an empty list. */
  readonly profiles: readonly string[];
  /** None: the Region of each profile. */
  readonly regions: readonly string[];
}

const key = 'kerberosDoctor.accountChoice';

export class AccountChoice implements vscode.Disposable {
  private readonly memory: vscode.Memento;
  private readonly subscription: vscode.Disposable;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
    // Who edits a setting means it to count.
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('kerberosDoctor.aws')) void memory.update(key, undefined);
    });
  }

  current(): Choice {
    const chosen = this.memory.get<Partial<Choice>>(key) ?? {};
    const profiles = chosen.profiles ?? [readSetting('kerberosDoctor.aws.profile')];
    return {
      profiles: profiles.length === 0 ? [''] : profiles,
      regions: chosen.regions ?? readSetting('kerberosDoctor.aws.regions'),
    };
  }

  async choose(change: Partial<Choice>): Promise<void> {
    await this.memory.update(key, { ...this.memory.get<Partial<Choice>>(key), ...change });
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
