/** What a generated krb5.conf says, before it is text. Types only. */

/** Whose file it becomes. */
export type ConfigReader = 'linux' | 'heimdal' | 'java' | 'windows';

export const configReaders: readonly ConfigReader[] = ['linux', 'heimdal', 'java', 'windows'];

export interface RealmPlan {
  readonly realm: string;
  /** In the order in which they are asked; also where a password is changed. */
  readonly kdcs: readonly string[];
  /** DNS domains whose hosts belong to the realm, without a leading dot. */
  readonly domains: readonly string[];
}

export interface ConfigPlan {
  readonly defaultRealm: string;
  /** The directory's realm, where the databases' keys are. */
  readonly directoryRealm: string;
  /** The directory's first, then those that it trusts. */
  readonly realms: readonly RealmPlan[];
}

/** A plan with what its reader should know, or a sentence that says why there is none. */
export type Planned =
  { readonly plan: ConfigPlan; readonly notes: readonly string[] } | { readonly problem: string };
