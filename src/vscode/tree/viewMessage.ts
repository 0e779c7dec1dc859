/** The text above the rows has several writers: what runs, what moved, what is filtered. Each has its own line. */
import type * as vscode from 'vscode';

/** What a part of the extension may do with the view: see whether it is on screen, and write its own line. */
export interface ViewLine {
  readonly visible: boolean;
  message: string;
}

export type MessagePart = 'diagnosis' | 'moved' | 'filter';
const order: readonly MessagePart[] = ['diagnosis', 'moved', 'filter'];

export class ViewMessage {
  private readonly view: vscode.TreeView<unknown>;
  private readonly parts = new Map<MessagePart, string>();

  constructor(view: vscode.TreeView<unknown>) {
    this.view = view;
  }

  set(part: MessagePart, text: string): void {
    if ((this.parts.get(part) ?? '') === text) return;
    this.parts.set(part, text);
    const lines = order.map((each) => this.parts.get(each) ?? '').filter((line) => line !== '');
    this.view.message = lines.join('\n');
  }

  /** One writer's own line. */
  line(part: MessagePart): ViewLine {
    const { view } = this;
    const write = (text: string) => this.set(part, text);
    const read = () => this.parts.get(part) ?? '';
    return {
      get visible() {
        return view.visible;
      },
      get message() {
        return read();
      },
      set message(text) {
        write(text);
      },
    };
  }
}
