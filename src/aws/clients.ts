import { DirectoryServiceClient } from '@aws-sdk/client-directory-service';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { RDSClient } from '@aws-sdk/client-rds';
import { STSClient } from '@aws-sdk/client-sts';
import type { connection } from './connection.ts';
import type { CredentialProvider } from './credentials.ts';
import type { ServiceId } from './endpoints.ts';

export interface ClientSettings {
  readonly profile: string | undefined;
  readonly credentials: CredentialProvider;
  readonly endpoint: (service: ServiceId) => string | undefined;
  readonly requestHandler: ReturnType<typeof connection>;
}

interface Destroyable {
  destroy(): void;
}

/** The SDK clients of one account, made on first use, one for each service and Region. */
export class AwsClients {
  readonly #settings: ClientSettings;
  readonly #made = new Map<string, Destroyable>();

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  rds(region: string): RDSClient {
    return this.#client(`rds ${region}`, () => new RDSClient(this.#config('rds', region)));
  }

  ec2(region: string): EC2Client {
    return this.#client(`ec2 ${region}`, () => new EC2Client(this.#config('ec2', region)));
  }

  directoryService(region: string): DirectoryServiceClient {
    return this.#client(
      `ds ${region}`,
      () => new DirectoryServiceClient(this.#config('directory_service', region)),
    );
  }

  /** IAM is one service for a whole partition; the Region only tells which partition. */
  iam(region: string): IAMClient {
    return this.#client(`iam ${region}`, () => new IAMClient(this.#config('iam', region)));
  }

  sts(region: string): STSClient {
    return this.#client(`sts ${region}`, () => new STSClient(this.#config('sts', region)));
  }

  /** Closes the kept-alive connections. */
  destroy(): void {
    for (const client of this.#made.values()) client.destroy();
    this.#made.clear();
  }

  #client<T extends Destroyable>(key: string, make: () => T): T {
    const known = this.#made.get(key);
    // The key names the class, so the entry has the type that this key is made with.
    if (known !== undefined) return known as T;
    const made = make();
    this.#made.set(key, made);
    return made;
  }

  #config(service: ServiceId, region: string) {
    const { profile, credentials, requestHandler } = this.#settings;
    const endpoint = this.#settings.endpoint(service);
    return {
      region,
      credentials,
      customUserAgent: 'kerberos-doctor',
      requestHandler,
      ...(profile === undefined ? {} : { profile }),
      ...(endpoint === undefined ? {} : { endpoint }),
    };
  }
}
