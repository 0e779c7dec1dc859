import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { test } from 'node:test';
import { startDeadline } from '../../../src/net/deadline.ts';

test(
  'an answer that lay unread while the process was busy is not taken for silence',
  { timeout: 10_000 },
  async () => {
    const socket = createSocket('udp4');
    const outcome = await new Promise<string>((resolve) => {
      const limits = { signal: new AbortController().signal, timeoutMs: 40 };
      socket.once('message', () => resolve('answered'));
      socket.bind(0, '127.0.0.1', () => {
        socket.send('ping', socket.address().port, '127.0.0.1');
        startDeadline(limits, resolve);
        // Until the deadline is over nobody looks at the socket.
        const end = performance.now() + 200;
        while (performance.now() < end);
      });
    });
    socket.close();
    assert.equal(outcome, 'answered');
  },
);
