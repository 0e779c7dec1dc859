/** Programs whose code reads an option. The three libraries first, then modules with options of their own. */
export type Reader =
  'mit' | 'heimdal' | 'java' | 'pam-krb5' | 'pam-krb5-redhat' | 'solaris' | 'mysql-client';

/** What the text of a value has to look like. `block` stands for `name = { … }`. */
export type OptionType =
  | 'auth-to-local'
  | 'block'
  | 'boolean'
  | 'ccache'
  | 'certificates'
  | 'duration'
  | 'enctypes'
  | 'enum'
  | 'flags'
  | 'host'
  | 'integer'
  | 'keysalts'
  | 'keytab'
  | 'list'
  | 'log'
  | 'path'
  | 'principal'
  | 'realm'
  | 'string'
  | 'time';

/** What MIT does with a value it cannot read (measured with 1.20.1). */
export type BadValue = 'fails-at-start' | 'fails-at-use' | 'silently-default' | 'silently-false';

/** One option in one place. The same name in another section is another option. */
export interface Option {
  /** Section and blocks above the option; `<REALM>` and the like stand for any name. */
  readonly path: readonly string[];
  readonly name: string;
  readonly type: OptionType;
  /** For `enum` all words that are accepted, for other types words worth suggesting. */
  readonly values?: readonly string[];
  readonly default?: string;
  /** The program takes all lines with this name, not just the first. */
  readonly repeatable?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Port assumed when a host is given without one. */
  readonly port?: number;
  /** MIT also reads it in a REALM = { … } block under [libdefaults]. */
  readonly perRealm?: true;
  readonly readers: readonly Reader[];
  /** First release that has it; absent if older than the releases looked at. */
  readonly since?: string;
  /** Release or reason, `yes` if neither is known. */
  readonly deprecated?: string;
  readonly removed?: string;
  readonly replacement?: string;
  readonly badValue?: BadValue;
  /** Read by a KDC or its administration programs, never by a client. */
  readonly side?: 'kdc';
  readonly description: string;
  /** Documentation, or the source file where nothing documents it. */
  readonly page: string;
}

type Shared = Partial<Option> & Pick<Option, 'page' | 'path' | 'readers'>;
type Row = Omit<Option, 'page' | 'path' | 'readers'>;

/** Rows of one table that have place, readers and documentation in common. */
export function rows(shared: Shared, own: readonly Row[]): Option[] {
  return own.map((row) => ({ ...shared, ...row }));
}
