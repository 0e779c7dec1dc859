/** The account's endpoint on the workstation, and the settings that lead the product there. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { demoAccessKeyId } from '../../../src/simulator/environment.ts';
import { region } from '../names.ts';
import type { Network } from '../network.ts';
import { killGroup } from '../shell.ts';
import type { LabAccount } from './account.ts';

export class AwsAccount {
  readonly #server: ChildProcess;
  readonly #folder: string;
  #url = '';

  constructor(network: Network, folder: string) {
    this.#folder = folder;
    const program = fileURLToPath(new URL('serve.ts', import.meta.url));
    this.#server = spawn(
      'ip',
      ['netns', 'exec', network.namespace('ws'), process.execPath, ...quiet, program],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced', detached: true },
    );
  }

  /** From now on AWS says this. */
  async become(account: LabAccount): Promise<void> {
    const answered = once(this.#server, 'message');
    this.#server.send(account);
    const [url] = (await answered) as [string];
    this.#url = url;
  }

  /** Variables for the product; credentials of the demo, which nothing but the simulator takes. */
  get environment(): NodeJS.ProcessEnv {
    const credentials = `${this.#folder}/aws-credentials`;
    writeFileSync(
      credentials,
      `[lab]\naws_access_key_id = ${demoAccessKeyId}\naws_secret_access_key = nothing-secret\n`,
    );
    const config = `${this.#folder}/aws-config`;
    writeFileSync(config, `[profile lab]\nregion = ${region}\n`);
    return {
      AWS_ENDPOINT_URL: this.#url,
      AWS_CONFIG_FILE: config,
      AWS_SHARED_CREDENTIALS_FILE: credentials,
      AWS_PROFILE: 'lab',
      AWS_REGION: region,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  stop(): void {
    killGroup(this.#server, 'SIGKILL');
  }
}

const quiet = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
