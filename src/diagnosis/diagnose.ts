/** The whole diagnosis: plan → observe → conclude. What both faces call. */
import { readClient } from './client.ts';
import { conclude } from './conclude.ts';
import { awsEvidence } from './evidence/aws.ts';
import type { ClientFacts } from './evidence/aws.ts';
import { awsObservations } from './evidence/awsObservations.ts';
import { clientObservation } from './evidence/client.ts';
import type { Evidence } from './evidence/evidence.ts';
import { isLoopback } from './evidence/addressFamily.ts';
import { controllerAddresses, realmViews } from './evidence/realmView.ts';
import { localAddressTowards } from '../net/localAddress.ts';
import { wellKnownPorts } from '../net/servicePorts.ts';
import { observe } from './observe.ts';
import { planners } from './plan/planners.ts';
import type { DiagnosisOptions, DiagnosisRequest } from './request.ts';
import { subjectOf } from './subject.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';
import { openWorkstation } from './workstation.ts';

/**
 * Runs the diagnosis of one target from this machine. Sends no secret, changes nothing, and ends within its longest
 * probe and a fifth.
 * @throws SettingError when KERBEROS_DOCTOR_PORTS or KERBEROS_DOCTOR_RESOLVER cannot be read
 * @throws the signal's reason when it was aborted
 */
export async function diagnose(
  request: DiagnosisRequest,
  options: DiagnosisOptions,
): Promise<Verdict> {
  const started = new Date();
  const { signal } = options;
  const workstation = openWorkstation(request.env);
  const client = readClient(request);
  const subject = subjectOf(request, client);
  const { target } = request;
  const reads =
    target.kind === 'database' && request.aws !== undefined
      ? awsEvidence(target, request.aws, await clientOf(request, subject), signal)
      : undefined;
  // Awaited after the probes: AWS and the network are asked side by side.
  reads?.catch(() => undefined);

  const before = [clientObservation(client, started)];
  const seen = await observe(
    planners,
    { request, subject, client, observations: before, workstation },
    options,
  );
  options.onProgress?.({ stage: 'AWS', done: 0, total: 1 });
  const aws = await reads;
  signal.throwIfAborted();

  const evidence: Evidence = {
    subject,
    client,
    realms: realmViews(subject, client, seen),
    observations: seen,
    nameservers: workstation.resolver
      .nameservers()
      .map((server) => `${server.address}:${server.port}`),
    startedAt: started.toISOString(),
    ...(aws === undefined ? {} : { aws }),
  };
  const conclusion = conclude(evidence);
  return {
    target: subject.summary,
    vantage: request.vantage,
    startedAt: started.toISOString(),
    durationMs: Date.now() - started.getTime(),
    ...conclusion,
    observations: [...seen, ...awsObservations(evidence, started)],
  };
}

/** The client as AWS's rules see it: a loopback address exists in no VPC, so it stays unknown. */
async function clientOf(request: DiagnosisRequest, subject: Subject): Promise<ClientFacts> {
  const { userRealm } = subject;
  const client = {
    platform: request.vantage.platform,
    ...(subject.login === undefined ? {} : { login: subject.login }),
    ...(userRealm === undefined ? {} : { userRealm }),
  };
  const [towards] = controllerAddresses(subject);
  if (towards === undefined) return client;
  const address = await localAddressTowards(towards, wellKnownPorts.kerberos);
  return address === undefined || isLoopback(address) ? client : { ...client, address };
}
