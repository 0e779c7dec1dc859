import { auroraPostgresqlRules } from './auroraPostgresql.ts';
import { certificateRules } from './certificate.ts';
import { globalDatabaseRules } from './globalDatabase.ts';
import { hostNameRules } from './hostName.ts';
import { lifecycleRules } from './lifecycle.ts';
import type { EngineContext, EngineProblem, EngineRule } from './problem.ts';
import { settingRules } from './settings.ts';
import { supportRules } from './support.ts';

/** Every rule of the engines, in the order in which a person would look. */
export const engineRules: readonly EngineRule[] = [
  ...supportRules,
  ...settingRules,
  ...auroraPostgresqlRules,
  ...lifecycleRules,
  ...certificateRules,
  ...globalDatabaseRules,
  ...hostNameRules,
];

/** Runs all rules over one database; pure, and silent about whatever was not read. */
export function engineProblems(context: EngineContext): readonly EngineProblem[] {
  return engineRules.flatMap(({ id, source, check }) =>
    check(context).map((found) => ({ id, source, ...found })),
  );
}
