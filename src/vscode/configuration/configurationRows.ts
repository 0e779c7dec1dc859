/** The rows of the Configuration view: the files that the Kerberos library reads, and the problems in each. */
import type { Problem, Severity } from '../../krb5conf/problem.ts';
import type { Icon } from '../tree/row.ts';
import type { Translate } from '../tree/translate.ts';
import type { PlainRow } from '../views/plainRow.ts';

export interface CheckedFile {
  readonly path: string;
  /** `include`: not named by the environment, but by a file that is. */
  readonly role: 'named' | 'include';
  readonly status: 'read' | 'missing' | 'unreadable' | 'directory';
  readonly problems: readonly Pick<Problem, 'rule' | 'severity' | 'message' | 'range'>[];
}

export function configurationRows(files: readonly CheckedFile[], t: Translate): PlainRow[] {
  // Of the default places most are empty on every machine; saying so once is enough.
  const read = files.filter(({ status }) => status !== 'missing');
  const missing = files.filter(({ status }) => status === 'missing');
  return [...read, ...missing].map((file) => fileRow(file, t));
}

function fileRow({ path, role, status, problems }: CheckedFile, t: Translate): PlainRow {
  const state = stateText(status, problems, t);
  const words = role === 'include' ? t('included · {0}', state) : state;
  const [, folder = '', name = path] = /^(.*[\\/])([^\\/]+)$/.exec(path) ?? [];
  return {
    id: path,
    label: name,
    description: folder === '' ? words : `${words} · ${folder}`,
    icon: fileIcon(status, problems),
    spoken: `${path}: ${words}`,
    tooltip: [path, words],
    children: problems.map((problem, index) => problemRow(path, problem, index)),
    expanded: problems.some(({ severity }) => severity === 'error'),
    token: status === 'read' ? 'file' : 'absent',
    ...(status === 'read' ? { opens: { path, line: 0, character: 0 } } : {}),
  };
}

function stateText(
  status: CheckedFile['status'],
  problems: CheckedFile['problems'],
  t: Translate,
): string {
  if (status === 'missing') return t('not there');
  if (status === 'directory') return t('is a directory');
  if (status === 'unreadable') return t('cannot be read');
  const errors = count(problems, 'error');
  const warnings = count(problems, 'warning');
  const parts = [
    ...(errors === 0 ? [] : [errors === 1 ? t('1 error') : t('{0} errors', errors)]),
    ...(warnings === 0 ? [] : [warnings === 1 ? t('1 warning') : t('{0} warnings', warnings)]),
  ];
  return parts.length === 0 ? t('no problems') : parts.join(', ');
}

function count(problems: CheckedFile['problems'], severity: Severity): number {
  return problems.filter((problem) => problem.severity === severity).length;
}

function fileIcon(status: CheckedFile['status'], problems: CheckedFile['problems']): Icon {
  if (status === 'missing') return { name: 'circle-slash', color: 'disabledForeground' };
  if (status !== 'read') return icons.error;
  if (count(problems, 'error') > 0) return icons.error;
  return count(problems, 'warning') > 0 ? icons.warning : { name: 'file' };
}

const icons: Readonly<Record<Severity, Icon>> = {
  error: { name: 'error', color: 'problemsErrorIcon.foreground' },
  warning: { name: 'warning', color: 'problemsWarningIcon.foreground' },
  information: { name: 'info', color: 'problemsInfoIcon.foreground' },
  hint: { name: 'lightbulb' },
};

function problemRow(
  path: string,
  { rule, severity, message, range }: CheckedFile['problems'][number],
  index: number,
): PlainRow {
  const { line, character } = range.start;
  return {
    id: `${path}:${index}`,
    label: message,
    description: `${rule} [${line + 1}]`,
    icon: icons[severity],
    spoken: `${severity}: ${message} (${line + 1})`,
    tooltip: [message, `${rule} · ${path}:${line + 1}`],
    children: [],
    token: 'problem',
    opens: { path, line, character },
  };
}
