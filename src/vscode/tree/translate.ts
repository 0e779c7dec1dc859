/** `vscode.l10n.t` by its shape, so that the model of the tree needs no editor. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** The messages as they are written: for tests, and for a face without translations. */
export const untranslated: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (placeholder, index: string) =>
    String(args[Number(index)] ?? placeholder),
  );
