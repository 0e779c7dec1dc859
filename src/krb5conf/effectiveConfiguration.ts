import type { Profile } from './profile.ts';
import type { ProfileSection } from './profileTree.ts';
import type { ProfileErrorCode } from './tree.ts';

/** What the library makes of a configuration, as data: the JSON of `kerberos-doctor config`. Lines count from 1. */
export interface EffectiveConfiguration {
  /** Every file that was read, included ones too, in the order of reading. */
  readonly files: readonly string[];
  readonly relations: readonly EffectiveRelation[];
  /** What makes the library refuse the configuration, in the order in which it would meet it. */
  readonly errors: readonly EffectiveError[];
}

export interface EffectiveRelation {
  readonly path: readonly string[];
  /** In the order in which the library returns them: a single-valued option takes the first. */
  readonly values: readonly {
    readonly value: string;
    readonly file: string;
    readonly line: number;
  }[];
  /** True when a final marker, here or on a section around it, keeps later files from adding values. */
  readonly final: boolean;
}

export interface EffectiveError {
  readonly code: ProfileErrorCode;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Deeper than any program reads; a hostile file may nest as deep as it is long. */
const MAX_DEPTH = 100;

/** Lists every relation of a profile with its values and their origins, in the order of first appearance. */
export function effectiveConfiguration(profile: Profile): EffectiveConfiguration {
  const relations: EffectiveRelation[] = [];
  const visit = (path: readonly string[], final: boolean): void => {
    for (const name of profile.relationNames(path)) {
      const found = profile.values([...path, name]);
      const values = found.map(({ value, file, line }) => ({ value, file, line }));
      relations.push({
        path: [...path, name],
        values,
        final: final || found.some((value) => value.final),
      });
    }
    if (path.length >= MAX_DEPTH) return;
    for (const name of profile.sectionNames(path)) {
      const inner = [...path, name];
      visit(
        inner,
        final || profile.sectionsAt(inner).some((section: ProfileSection) => section.final),
      );
    }
  };
  visit([], false);
  return {
    files: [...new Set(profile.files.map((file) => file.path))],
    relations,
    errors: profile.errors.map(({ code, file, line, message }) => ({ code, file, line, message })),
  };
}

/** The same for people: one value a line with its `file:line`, errors first. */
export function effectiveConfigurationText(configuration: EffectiveConfiguration): string {
  const lines = configuration.errors.map(
    (error) => `${error.file}:${error.line}: ${error.code}: ${error.message}`,
  );
  if (lines.length > 0) lines.push('');
  const rows = configuration.relations.flatMap(({ path, values, final }) =>
    values.map(({ value, file, line }) => ({
      left: `[${path[0] ?? ''}] ${path.slice(1).join(' / ')}${final ? '*' : ''} = ${value}`,
      origin: `${file}:${line}`,
    })),
  );
  const width = rows.reduce((widest, row) => Math.max(widest, Math.min(72, row.left.length)), 0);
  lines.push(...rows.map((row) => `${row.left.padEnd(width)}  ${row.origin}`));
  return lines.map((line) => `${line}\n`).join('');
}
