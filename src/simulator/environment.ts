/** What the product under test finds in its environment: files in a temporary folder, and variables. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatorPorts } from './place.ts';

/** No real key has this form; the endpoint refuses every other one. */
export const demoAccessKeyId = 'DEMOACCESSKEYOFTHESIMULATOR';

export interface EnvironmentSpec {
  readonly endpointUrl: string;
  readonly region: string;
  readonly krb5Conf: string;
  readonly resolver: string;
  readonly ports: SimulatorPorts;
  /** Root of the certificates that databases and controllers show, PEM. */
  readonly authority: string;
}

export interface Environment {
  readonly variables: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

/** Writes the AWS profile `demo` and a krb5.conf, and names them in the variables. */
export async function writeEnvironment(spec: EnvironmentSpec): Promise<Environment> {
  const folder = await mkdtemp(join(tmpdir(), 'kerberos-doctor-demo-'));
  const file = async (name: string, content: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content, { mode: 0o600 });
    return path;
  };
  const { dns, kerberos, kpasswd, ldap, ldaps, globalCatalog, ntp } = spec.ports;
  const ports = { dns, kerberos, kpasswd, ldap, ldaps, globalCatalog, ntp };
  return {
    variables: {
      AWS_ENDPOINT_URL: spec.endpointUrl,
      AWS_CONFIG_FILE: await file('aws-config', `[profile demo]\nregion = ${spec.region}\n`),
      AWS_SHARED_CREDENTIALS_FILE: await file(
        'aws-credentials',
        `[demo]\naws_access_key_id = ${demoAccessKeyId}\naws_secret_access_key = nothing-secret\n`,
      ),
      AWS_PROFILE: 'demo',
      AWS_REGION: spec.region,
      AWS_EC2_METADATA_DISABLED: 'true',
      KRB5_CONFIG: await file('krb5.conf', spec.krb5Conf),
      // Nobody has logged in: what this machine's user has in a cache of their own must change no verdict.
      KRB5CCNAME: `FILE:${join(folder, 'krb5cc')}`,
      // Read by Node at its start: a program of its own then trusts the simulated authority.
      NODE_EXTRA_CA_CERTS: await file('authority.pem', spec.authority),
      KERBEROS_DOCTOR_RESOLVER: `${spec.resolver}:${dns}`,
      KERBEROS_DOCTOR_PORTS: Object.entries(ports)
        .map(([service, port]) => `${service}=${port}`)
        .join(','),
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
