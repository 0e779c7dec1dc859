/** The HTTPS proxies that krb5.conf names as KDCs: a request through each. */
import { readHttpAnchors } from '../../probes/httpAnchors.ts';
import { askKdcProxy } from '../../probes/kdcProxy.ts';
import { kerberosTlsModule } from '../../probes/tlsModule.ts';
import type { ConfiguredProxy } from '../evidence/clientView.ts';
import { addressBook } from '../evidence/realmView.ts';
import { realmsOf } from './kdcPlanner.ts';
import { resolveStep } from './namesPlanner.ts';
import type { Planner, Situation } from './planner.ts';
import type { Step } from './step.ts';

/** The library goes through the addresses of a proxy in turn; the first two tell enough. */
const mostAddresses = 2;

export const kdcProxyPlanner: Planner = {
  stage: 'KDCs',
  purpose: 'each https:// proxy of krb5.conf gets an AS-REQ to pass on, over TLS that is looked at',
  plan: (situation) => {
    const realms = realmsOf(situation);
    return situation.client.realms
      .filter(({ realm }) => realms.includes(realm))
      .flatMap(({ realm, proxies = [] }) =>
        proxies.flatMap((proxy) => [
          resolveStep(proxy.host, situation.workstation),
          ...steps(proxy, realm, situation),
        ]),
      );
  },
};

function steps(
  proxy: ConfiguredProxy,
  realm: string,
  { observations, request }: Situation,
): readonly Step[] {
  const { host, port, path, anchors } = proxy;
  return addressBook(observations)(host)
    .slice(0, mostAddresses)
    .map((address) => ({
      id: `kdc-proxy:${host}:${port}${path}:${address}:${realm}`,
      title: `AS-REQ for ${realm} through the proxy ${host}:${port} (${address})`,
      reason: 'krb5.conf names this proxy as a KDC',
      run: (context) => {
        const { pem, problems } = readHttpAnchors(anchors, request.env);
        const ca = anchors.length === 0 ? {} : { ca: pem, anchorProblems: problems };
        const tlsModule = request.vantage.platform === 'linux' ? kerberosTlsModule() : undefined;
        return askKdcProxy({ host, address, port, path, realm, tlsModule, ...ca }, context);
      },
    }));
}
