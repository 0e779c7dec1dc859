import type { Implementation } from '../implementation.ts';
import type { Severity } from '../problem.ts';

/** Whose reading of the file counts; `all` reports what any of the three would stumble over. */
export type LintImplementation = Implementation | 'all';

/** What the sidebar or the command line knows of an AWS directory. */
export interface KnownDirectory {
  readonly realm: string;
  readonly dnsName: string;
  readonly dnsAddresses: readonly string[];
  readonly trustedRealms: readonly string[];
  readonly domainControllerNames: readonly string[];
}

/** What an include or includedir line leads to. */
export type IncludeOutcome =
  | {
      readonly kind: 'files';
      readonly files: readonly { readonly path: string; readonly text: string }[];
      /** Names in the directory that the library's filter passes over. */
      readonly skipped?: readonly string[];
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Looks at the file system on behalf of the linter, which does no input or output of its own. */
export type IncludeResolver = (
  directive: 'include' | 'includedir',
  path: string,
) => IncludeOutcome | undefined;

/** What the linter knows besides the text. Everything may be left out. */
export interface LintContext {
  readonly implementation?: LintImplementation;
  /** Absolute path of the file, for include cycles and for files that others include. */
  readonly path?: string;
  /** The Kerberos library on this machine reads this very file. */
  readonly active?: boolean;
  /** The file is a part that another one includes, so that it need not be complete. */
  readonly snippet?: boolean;
  readonly platform?: 'linux' | 'darwin' | 'win32';
  readonly directories?: readonly KnownDirectory[];
  readonly includes?: IncludeResolver;
  /** By rule id, as the user has set them. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Length in UTF-16 units above which only the syntax is checked. */
  readonly sizeLimit?: number;
}

export type Library = Implementation;

/** The libraries whose reading counts. */
export function librariesOf(implementation: LintImplementation | undefined): readonly Library[] {
  if (implementation === 'all') return ['mit', 'heimdal', 'java'];
  return [implementation ?? 'mit'];
}
