import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { openAccount } from '../../../src/aws/access.ts';
import { loadAccount } from '../../../src/aws/load/account.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const supported = major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);

test(
  'proxy: AWS is reached through HTTPS_PROXY, and a proxy that refuses is a sentence',
  { skip: supported ? false : 'this Node ignores the proxy of an agent' },
  async () => {
    const asked = new Set<string>();
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.add(request.url ?? '');
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    const access = await openAccount({
      env: {
        HOME: '/nonexistent',
        HTTPS_PROXY: `http://127.0.0.1:${port}`,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'example',
      },
      instanceRole: false,
    });
    const account = await loadAccount(access, { signal: new AbortController().signal });
    access.clients.destroy();
    proxy.close();
    assert.deepEqual([...asked].sort(), [
      'ds.eu-west-1.amazonaws.com:443',
      'rds.eu-west-1.amazonaws.com:443',
      'sts.eu-west-1.amazonaws.com:443',
    ]);
    const [region] = account.regions;
    assert.ok(region?.instances.outcome === 'failed');
    assert.match(region.instances.message, /proxy/);
  },
);
