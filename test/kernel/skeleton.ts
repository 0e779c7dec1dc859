/**
 * The namespaces of the lane: eight stations, six subnet routers, three VPC routers and one wire
 * between them, made once. Everything lives inside namespaces of our own name; nothing touches the
 * machine's own interfaces, and no packet leaves.
 */
import { execFileSync } from 'node:child_process';

export const stationNames = ['h10', 'h10b', 'h11', 'h20', 'h21', 'h30', 'h31', 'h90'] as const;
export const subnetRouters = ['r10', 'r11', 'r20', 'r21', 'r30', 'r31'] as const;
export const vpcRouters = ['v1', 'v2', 'v3'] as const;
const all = [...stationNames, ...subnetRouters, ...vpcRouters, 'core'];

const prefix = `kd-reach-${process.pid}-`;

export function namespace(name: string): string {
  return prefix + name;
}

/** Runs a shell script as root; its stderr is in the error. */
export function sh(script: string): string {
  return execFileSync('sh', ['-e'], { input: script, encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** The address on the wire, which stands for AWS's fabric: `r21` → 100.64.1.21. */
export function wireAddress(name: string): string {
  if (name.startsWith('r')) return `100.64.1.${name.slice(1)}`;
  return name.startsWith('v') ? `100.64.2.${name.slice(1)}` : '100.64.3.1';
}

function routerOf(station: string): string {
  return `r${station.slice(1, 3)}`;
}

function inNamespace(name: string, lines: readonly string[]): string {
  return `ip -n ${namespace(name)} -batch - <<'EOF'\n${lines.join('\n')}\nEOF\n`;
}

function sysctls(name: string): string {
  const settings = [
    'ipv4/ip_forward=1',
    'ipv4/conf/all/rp_filter=0',
    'ipv4/conf/default/rp_filter=0',
    'ipv4/conf/all/send_redirects=0',
  ];
  const writes = settings.map((setting) => {
    const [path = '', value = ''] = setting.split('=');
    return `echo ${value} > /proc/sys/net/${path}`;
  });
  // A bridge must not hand the traffic within a subnet to the filters: AWS does not either.
  const bridge =
    'if [ -e /proc/sys/net/bridge ]; then for f in arptables ip6tables iptables; do echo 0 > /proc/sys/net/bridge/bridge-nf-call-$f; done; fi';
  return `ip netns exec ${namespace(name)} sh -c '${[...writes, bridge].join('; ')}'\n`;
}

/** Plugs `name` into the bridge `bridge` of namespace `hub`. */
function cable(hub: string, bridge: string, port: string, name: string, card: string): string {
  const [here, there] = [namespace(hub), namespace(name)];
  return [
    `ip -n ${here} link add ${port} type veth peer name ${card} netns ${there}`,
    `ip -n ${here} link set ${port} master ${bridge} up`,
    `ip -n ${there} link set ${card} up`,
    '',
  ].join('\n');
}

export function createSkeleton(): void {
  let script = '';
  for (const name of all) script += `ip netns add ${namespace(name)}\n`;
  for (const name of all) script += `ip -n ${namespace(name)} link set lo up\n`;
  script += `ip -n ${namespace('core')} link add wire type bridge\nip -n ${namespace('core')} link set wire up\n`;
  for (const name of [...subnetRouters, ...vpcRouters, 'h90']) {
    script += cable('core', 'wire', `p-${name}`, name, 'up0');
    script += inNamespace(name, [`addr add ${wireAddress(name)}/16 dev up0`]);
  }
  for (const name of subnetRouters) {
    script += inNamespace(name, ['link add br0 type bridge', 'link set br0 up']);
    const block = `10.${name.charAt(1)}.0.${Number(name.charAt(2)) * 16 + 1}/28`;
    script += inNamespace(name, [`addr add ${block} dev br0`]);
  }
  for (const name of stationNames) {
    if (name !== 'h90') script += cable(routerOf(name), 'br0', `p-${name}`, name, 'eth0');
  }
  for (const name of all) script += sysctls(name);
  for (const name of vpcRouters) {
    const vpc = name.slice(1);
    script += inNamespace(name, [
      `route add 10.${vpc}.0.0/28 via ${wireAddress(`r${vpc}0`)}`,
      `route add 10.${vpc}.0.16/28 via ${wireAddress(`r${vpc}1`)}`,
    ]);
  }
  script += inNamespace('h90', [
    'addr add 192.168.7.9/32 dev lo',
    ...vpcRouters.map(
      (name) => `route add 10.${name.slice(1)}.0.0/24 via ${wireAddress(name)} src 192.168.7.9`,
    ),
  ]);
  sh(script);
}

/** Removes what `createSkeleton` made, also after half a creation. Never fails. */
export function destroySkeleton(): void {
  for (const name of all) {
    try {
      execFileSync('ip', ['netns', 'del', namespace(name)], { stdio: 'ignore' });
    } catch {
      // It was never made, or is gone already.
    }
  }
}
