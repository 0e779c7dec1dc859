/** The rows of the Diagnoses view as plain data: what runs, what ran, and what each run found. */
import type { StepEvent } from '../../diagnosis/request.ts';
import type { Finding } from '../../diagnosis/verdict.ts';
import { durationText } from '../../report/duration.ts';
import { targetText } from '../../report/headline.ts';
import type { Icon } from '../tree/row.ts';
import type { Translate } from '../tree/translate.ts';
import type { PlainRow } from '../views/plainRow.ts';
import type { PastRun, RunningDiagnosis } from './run.ts';

/**
 * @param time formats an ISO 8601 date for the user's place
 */
export function historyRows(
  running: readonly RunningDiagnosis[],
  past: readonly PastRun[],
  time: (iso: string) => string,
  t: Translate,
): readonly PlainRow[] {
  return [
    ...running.map((diagnosis) => runningRow(diagnosis, t)),
    ...past.map((run) => pastRow(run, time, t)),
  ];
}

function runningRow({ name, steps }: RunningDiagnosis, t: Translate): PlainRow {
  const done = steps.filter(({ state }) => state !== 'started').length;
  const description = t('{0} of {1} questions answered', done, steps.length);
  return {
    id: `running:${name}`,
    label: name,
    description,
    icon: { name: 'sync~spin' },
    spoken: t('{0}: diagnosis under way, {1}', name, description),
    tooltip: [t('Diagnosis under way')],
    children: steps.map((step) => stepRow(name, step, t)),
    token: 'running',
  };
}

const stepIcons: Readonly<Record<StepEvent['state'], Icon>> = {
  started: { name: 'loading~spin' },
  ok: { name: 'pass', color: 'testing.iconPassed' },
  failed: { name: 'circle-slash', color: 'list.warningForeground' },
  timeout: { name: 'watch', color: 'list.warningForeground' },
  refused: { name: 'error', color: 'testing.iconFailed' },
  unreachable: { name: 'error', color: 'testing.iconFailed' },
  skipped: { name: 'dash', color: 'disabledForeground' },
  unexpected: { name: 'question', color: 'list.warningForeground' },
};

function stepRow(name: string, { id, title, reason, state }: StepEvent, t: Translate): PlainRow {
  const words = {
    started: t('asked'),
    ok: t('answered'),
    failed: t('answered with a refusal'),
    timeout: t('no answer'),
    refused: t('refused'),
    unreachable: t('unreachable'),
    skipped: t('not tried'),
    unexpected: t('unexpected answer'),
  }[state];
  return {
    id: `running:${name}:${id}`,
    label: title,
    description: words,
    icon: stepIcons[state],
    spoken: `${title}: ${words}`,
    tooltip: [title, t('Why: {0}', reason)],
    children: [],
    token: 'detail',
  };
}

function pastRow({ id, verdict }: PastRun, time: (iso: string) => string, t: Translate): PlainRow {
  const { rootCause, healthy, startedAt, durationMs, vantage } = verdict;
  const name = targetText(verdict.target);
  const outcome = rootCause?.title ?? (healthy ? t('nothing in the way') : t('no cause found'));
  const when = time(startedAt);
  const open = verdict.findings.filter(({ mutedBy }) => mutedBy === null);
  return {
    id,
    label: verdict.target.name,
    description: `${when} · ${outcome}`,
    icon: severityIcon(rootCause?.severity ?? (healthy ? undefined : 'warning')),
    spoken: t('{0}, {1}: {2}', name, when, outcome),
    tooltip: [
      name,
      outcome,
      t('From {0}, took {1}', vantage.host, durationText(durationMs)),
      startedAt,
    ],
    children: open.map((finding, index) => findingRow(id, finding, index)),
    run: id,
    token: 'run',
  };
}

function findingRow(run: string, finding: Finding, index: number): PlainRow {
  const { id, title, severity, explanation } = finding;
  return {
    id: `${run}:${index}`,
    label: title,
    description: id,
    icon: severityIcon(severity),
    spoken: `${severity}: ${title}`,
    tooltip: [title, explanation],
    children: [],
    run,
    token: 'detail',
  };
}

function severityIcon(severity: Finding['severity'] | undefined): Icon {
  if (severity === undefined) return { name: 'pass', color: 'testing.iconPassed' };
  return {
    error: { name: 'error', color: 'testing.iconFailed' },
    warning: { name: 'warning', color: 'list.warningForeground' },
    info: { name: 'info', color: 'charts.blue' },
  }[severity];
}
