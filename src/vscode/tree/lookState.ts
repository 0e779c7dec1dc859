/** How this workspace looks at the inventory: grouping and order are remembered, the filter is not. */
import * as vscode from 'vscode';
import { setContext } from '../register.ts';
import { groupings, orders, plainLook, type Grouping, type Look, type Order } from './look.ts';
import { pageSize } from './pages.ts';

const groupingKey = 'kerberosDoctor.grouping';
const orderKey = 'kerberosDoctor.order';

export class LookState implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly memory: vscode.Memento;
  private readonly shown = new Map<string, number>();
  private words = '';

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  current(): Look {
    return {
      ...plainLook,
      grouping: oneOf(groupings, this.memory.get(groupingKey)),
      order: oneOf(orders, this.memory.get(orderKey)),
      filter: this.words,
      shown: this.shown,
      shell: /(^|[\\/])(pwsh|powershell)/i.test(vscode.env.shell) ? 'powershell' : 'bash',
      t: vscode.l10n.t,
    };
  }

  async setGrouping(grouping: Grouping): Promise<void> {
    await this.memory.update(groupingKey, grouping);
    this.changed.fire();
  }

  async setOrder(order: Order): Promise<void> {
    await this.memory.update(orderKey, order);
    this.changed.fire();
  }

  setFilter(filter: string): void {
    const words = filter.trim();
    if (words === this.words) return;
    this.words = words;
    void setContext('kerberosDoctor.filtered', words !== '');
    this.changed.fire();
  }

  showMore(list: string): void {
    this.shown.set(list, (this.shown.get(list) ?? pageSize) + pageSize);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** What was remembered by another version may be a word that this one does not know. */
function oneOf<T extends string>(known: readonly [T, ...T[]], remembered: unknown): T {
  return known.find((each) => each === remembered) ?? known[0];
}
