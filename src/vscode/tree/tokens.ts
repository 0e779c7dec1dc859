/** From what a row carries to the menu entries that it has. */
import type { RowToken } from '../ids.ts';
import type { Row } from './row.ts';

export function tokensOf({
  copy,
  consoleUrl,
  directoryId,
}: Pick<Row, 'copy' | 'consoleUrl' | 'directoryId'>): RowToken[] {
  const tokens: readonly (readonly [RowToken, string | undefined])[] = [
    ['hasArn', copy?.arn],
    ['hasEndpoint', copy?.endpoint],
    ['hasNextStep', copy?.nextStep],
    ['hasCli', copy?.cli],
    ['hasConsole', consoleUrl],
    ['hasDirectory', directoryId],
  ];
  return tokens.flatMap(([token, value]) => (value === undefined ? [] : [token]));
}
