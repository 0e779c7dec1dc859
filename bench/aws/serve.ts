/** A process of its own for the simulated account, so that its memory and processor time are nobody else's. */
import { startAwsEndpoint } from '../../src/simulator/aws/endpoint.ts';
import { demoAccessKeyId } from '../../src/simulator/environment.ts';
import { accountOf } from './account.ts';
import type { Size } from './account.ts';

const size = JSON.parse(process.argv[2] ?? '{}') as Size;
/** Milliseconds that every answer takes, as those of a service on another continent do. */
const latency = Number(process.argv[3] ?? '0');
const endpoint = await startAwsEndpoint({
  account: accountOf(size),
  faults: latency > 0 ? { '*': { kind: 'slow', ms: latency } } : {},
  accessKeyId: demoAccessKeyId,
  // The largest page of RDS.
  pageSize: 100,
  address: '127.0.0.1',
});
process.on('message', () => process.send?.({ requests: endpoint.requests().length }));
process.on('disconnect', () => void endpoint.stop());
process.send?.({ url: endpoint.url });
