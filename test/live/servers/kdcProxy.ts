import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { openTcp } from '../../../src/net/tcpConversation.ts';
import type { ServerIdentity } from '../../../src/simulator/realm/certificate.ts';
import type { MitKdc } from './mitKdc.ts';
import { freePort, removeFolder, run, start, temporaryFolder } from './process.ts';
import type { LiveServer } from './process.ts';

/** Pinned: the statuses that it answers with are this release's. */
const version = '1.0.0';

/** wsgiref as the web server, because the proxy is a WSGI application and nothing else. */
const program = `
import ssl, sys
from wsgiref.simple_server import make_server, WSGIRequestHandler
import kdcproxy
class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass
port, cert, key = sys.argv[1:]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(cert, key)
server = make_server('127.0.0.1', int(port), kdcproxy.Application(), handler_class=Quiet)
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
`;

export interface KdcProxy extends LiveServer {
  readonly port: number;
}

/**
 * The Python with kdcproxy in it, installed from PyPI into a virtual environment of the user's cache on first use.
 * @throws Error of python3, venv or pip
 */
export function installKdcProxy(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(cache, 'kerberos-doctor', `kdcproxy-${version}`);
  const python = join(folder, 'bin', 'python');
  // Written last, so that an interrupted installation is not taken for one.
  const done = join(folder, 'installed');
  if (existsSync(done)) return python;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(cache, 'kerberos-doctor'), { recursive: true });
  run('python3', ['-m', 'venv', folder]);
  const quiet = ['--quiet', '--disable-pip-version-check'];
  run(join(folder, 'bin', 'pip'), ['install', ...quiet, `kdcproxy==${version}`]);
  writeFileSync(done, '');
  return python;
}

/** An HTTPS proxy on loopback that knows the realm's KDC and no other. */
export async function startKdcProxy(kdc: MitKdc, identity: ServerIdentity): Promise<KdcProxy> {
  const folder = temporaryFolder('kdcproxy');
  const port = await freePort();
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('server.key'), identity.key, { mode: 0o600 });
  writeFileSync(at('server.crt'), identity.cert);
  writeFileSync(
    at('kdcproxy.conf'),
    `[global]
use_dns = false
[${kdc.realm}]
kerberos = kerberos+tcp://127.0.0.1:${kdc.port}
`,
  );
  const target = { address: '127.0.0.1', port };
  const answers = async (): Promise<boolean> => {
    const limits = { signal: new AbortController().signal, timeoutMs: 300 };
    const { conversation } = await openTcp(target, limits);
    conversation?.close();
    return conversation !== undefined;
  };
  const args = ['-c', program, `${port}`, at('server.crt'), at('server.key')];
  const server = await start(installKdcProxy(), args, answers, {
    KDCPROXY_CONFIG: at('kdcproxy.conf'),
  });
  return {
    port,
    stop: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
}
