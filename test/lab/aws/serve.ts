/** Serves accounts that its parent sends, inside the workstation's namespace: one at a time, on 127.0.0.1. */
import { startAwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import type { AwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import { demoAccessKeyId } from '../../../src/simulator/environment.ts';
import type { LabAccount } from './account.ts';

let running: AwsEndpoint | undefined;

process.on('message', (message: LabAccount) => {
  void serve(message).then((url) => process.send?.(url));
});
process.once('disconnect', () => process.exit());

async function serve({ account, faults }: LabAccount): Promise<string> {
  await running?.stop();
  running = await startAwsEndpoint({
    account,
    faults,
    accessKeyId: demoAccessKeyId,
    pageSize: 20,
    address: '127.0.0.1',
  });
  return running.url;
}
