/** What a port checker sees that differs from a healthy network. */
import type { RecordedCommand } from './recording.ts';

const names: Readonly<Record<string, string>> = {
  '10.77.3.10': "users' controller",
  '10.77.4.10': 'first controller',
  '10.77.5.10': 'second controller',
};

/** @param commands netcat's list and nmap's scan, as recorded */
export function portDifferences(commands: readonly RecordedCommand[]): readonly string[] {
  const closed = new Map<string, Set<string>>();
  const add = (host: string, port: string): void => {
    const name = names[host] ?? host;
    closed.set(name, (closed.get(name) ?? new Set()).add(port));
  };
  for (const { output } of commands) {
    for (const [, host = '', protocol = '', port = ''] of output.matchAll(
      /^(\S+) (tcp|udp) (\d+) closed$/gm,
    ))
      add(host, `${port}/${protocol}`);
    if (/^database tcp closed$/m.test(output)) add('database', '5432/tcp');
    for (const [, host = '', ports = ''] of output.matchAll(/^Host: (\S+).*Ports: (.*)$/gm))
      for (const [, port = ''] of ports.matchAll(/(\d+)\/(?:closed|filtered)/g))
        add(host, `${port}/tcp`);
  }
  return [...closed].map(([host, ports]) => `${host}: ${[...ports].sort().join(', ')} closed`);
}
