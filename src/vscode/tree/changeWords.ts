/** What moved, in one line: those that moved alike are named together. Pure. */
import type { StateChange } from '../../aws/liveness/changes.ts';
import type { Translate } from './translate.ts';

/** More than this is counted; the rows tell them all. */
const most = 3;

/** `mydb, mydb-1: enabling-kerberos → kerberos-enabled`; empty when nothing moved. */
export function changeWords(changes: readonly StateChange[], t: Translate): string {
  const alike = new Map<string, string[]>();
  for (const { subject, from, to } of changes) {
    const move = `${from} → ${to}`;
    alike.set(move, [...(alike.get(move) ?? []), subject]);
  }
  const moves = [...alike].map(([move, subjects]) => `${listed(subjects, t)}: ${move}`);
  const shown = moves.slice(0, most);
  const rest = moves.length - shown.length;
  return [...shown, ...(rest === 0 ? [] : [t('and {0} more', rest)])].join('; ');
}

function listed(subjects: readonly string[], t: Translate): string {
  const names = subjects.slice(0, most).join(', ');
  const rest = subjects.length - most;
  return rest <= 0 ? names : `${names} ${t('and {0} more', rest)}`;
}
