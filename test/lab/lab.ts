/** The whole lab: two forests with a trust, databases, a resolver, a workstation, and the AWS account that describes them. */
import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAuthority } from '../../src/simulator/realm/certificate.ts';
import { accountOf } from './aws/account.ts';
import type { LabAccount } from './aws/account.ts';
import { AwsAccount } from './aws/endpoint.ts';
import { controllers, domainEndpoint, mysql, postgresql } from './names.ts';
import { Network } from './network.ts';
import { addAccounts, exportKeytabs } from './servers/accounts.ts';
import type { Keytabs } from './servers/accounts.ts';
import { Resolver, resolverLines } from './servers/dns.ts';
import { DomainController } from './servers/domainController.ts';
import { MariaDbServer } from './servers/mariadb.ts';
import { PostgresqlServer } from './servers/postgresql.ts';
import { createTrust } from './servers/trust.ts';
import { run } from './shell.ts';
import { Workstation, commands } from './workstation.ts';

export interface Lab {
  readonly folder: string;
  readonly network: Network;
  readonly resolver: Resolver;
  readonly onp: DomainController;
  readonly aws: DomainController;
  readonly aws2: DomainController;
  readonly keytabs: Keytabs;
  readonly postgresql: PostgresqlServer;
  readonly mariadb: MariaDbServer;
  readonly ws: Workstation;
  readonly account: AwsAccount;
  /** Everything a diagnosis needs besides its words: where AWS is, which authority the databases' certificates have. */
  readonly environment: () => NodeJS.ProcessEnv;
  /** Brings back the healthy state, except for what a fault did inside a server. */
  readonly reset: () => Promise<void>;
  /** A real login with a password, over the trust. @returns what went wrong, or undefined */
  readonly health: () => Promise<string | undefined>;
  readonly stop: () => Promise<void>;
}

/** Every lab of this process that has to be taken away should it end early. */
const standing = new Set<() => Promise<void>>();

/** Builds a lab; about 15 s. `label` tells it from others of this process. */
export async function startLab(label: string): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), 'kd-lab-'));
  // The databases run as users of their own.
  chmodSync(folder, 0o755);
  const network = new Network(label);
  const account = { server: undefined as AwsAccount | undefined };
  const stop = async (): Promise<void> => {
    if (!standing.delete(stop)) return;
    account.server?.stop();
    await network.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  standing.add(stop);
  try {
    await network.build();
    const resolver = new Resolver(network, folder);
    await resolver.serve(resolverLines);
    const server = (account.server = new AwsAccount(network, folder));
    const healthy = accountOf('healthy');
    const [onp, aws, aws2] = (['onp', 'aws', 'aws2'] as const).map(
      (name) => new DomainController(network, folder, controllers[name]),
    ) as [DomainController, DomainController, DomainController];
    await Promise.all([onp.provision(), aws.provision()]);
    await Promise.all([onp.start(), aws.start()]);
    await createTrust(aws, onp);
    await addAccounts(aws, onp);
    const keytabs = await exportKeytabs(aws);
    const databases = await Promise.all([
      aws2.join(aws).then(() => aws2.start()),
      startDatabases(network, folder, keytabs),
      server.become(healthy),
    ]);
    const { authority, ...database } = databases[1];
    const ws = new Workstation(network, folder);
    ws.reset();
    const certificate = `${folder}/authority.pem`;
    writeFileSync(certificate, authority);
    let said: LabAccount = healthy;
    const become = server.become.bind(server);
    server.become = (next) => become((said = next));
    return {
      folder,
      network,
      resolver,
      onp,
      aws,
      aws2,
      keytabs,
      ...database,
      ws,
      account: server,
      environment: () => ({ ...server.environment, NODE_EXTRA_CA_CERTS: certificate }),
      reset: async () => {
        ws.reset();
        await Promise.all([
          network.reset(),
          resolver.serve(resolverLines),
          said === healthy ? undefined : server.become(healthy),
          onp.start(),
          aws.start(),
          aws2.start(),
        ]);
      },
      health: () => healthOf(ws),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabases(network: Network, folder: string, keytabs: Keytabs) {
  const authority = createAuthority('Lab authority', new Date());
  const identity = authority.issue({
    names: [postgresql.host, mysql.host, domainEndpoint],
    validDays: 300,
  });
  const servers = {
    postgresql: new PostgresqlServer(network, folder, keytabs.postgresql),
    mariadb: new MariaDbServer(network, folder, keytabs.mysql),
  };
  await Promise.all([servers.postgresql.create(identity), servers.mariadb.create(identity)]);
  return { ...servers, authority: authority.cert };
}

async function healthOf(ws: Workstation): Promise<string | undefined> {
  for (const command of [commands.kinit, commands.psql, commands.mariadb]) {
    const { status, stdout, stderr } = await ws.type(command, 20_000);
    if (status !== 0) return `${command}: ${stdout}${stderr}`;
  }
  return undefined;
}

/** Takes every lab of this process away: for its end, whatever the reason. */
export async function stopEveryLab(): Promise<void> {
  await Promise.all([...standing].map((stop) => stop()));
}

/** Bundles the product as it is now into a folder of the lab's, so that later edits do not disturb a run. */
export async function buildProduct(folder: string): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  await run(process.execPath, ['scripts/build.mjs', '--outdir', folder], { cwd: root });
  return `${folder}/cli.js`;
}
