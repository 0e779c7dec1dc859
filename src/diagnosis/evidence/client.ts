import type { Observation } from '../../probes/observation.ts';
import type { ClientView } from './clientView.ts';

/** The client's view as the first observation of a run; rules about krb5.conf point at it. */
export function clientObservation(client: ClientView, startedAt: Date): Observation {
  const { files, problems } = client;
  return {
    id: 'client-config',
    probe: 'client-config',
    subject: files.length === 0 ? 'no krb5.conf' : files.join(', '),
    outcome: problems.length > 0 ? 'failed' : files.length === 0 ? 'skipped' : 'ok',
    startedAt: startedAt.toISOString(),
    durationMs: 0,
    facts: client,
    ...(problems[0] === undefined ? {} : { error: problems[0].message }),
  };
}
