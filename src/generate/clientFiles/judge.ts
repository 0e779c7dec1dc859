import { mysqlRules } from './mysqlRules.ts';
import { odbcRules } from './odbcRules.ts';
import { postgresqlRules } from './postgresqlRules.ts';
import type { ClientFileKind, ClientSetting, SettingProblem, SettingRule } from './setting.ts';

/**
 * Settings in a client's own file that keep Kerberos from being used, or from working.
 * @param sections as `ini` parses the file: a dot in a section's name has become nesting, which is undone here
 */
export function judgeClientFile(
  kind: ClientFileKind,
  sections: Readonly<Record<string, unknown>>,
): readonly SettingProblem[] {
  return settingsOf(sections, '').flatMap((setting) =>
    rules[kind].flatMap((rule) => {
      const sentence = rule(setting);
      const { section, key } = setting;
      return sentence === undefined ? [] : [{ section, key, sentence }];
    }),
  );
}

const rules: Readonly<Record<ClientFileKind, readonly SettingRule[]>> = {
  'my.cnf': mysqlRules,
  'pg_service.conf': postgresqlRules,
  'odbc.ini': odbcRules,
};

function settingsOf(section: Readonly<Record<string, unknown>>, name: string): ClientSetting[] {
  const values = new Map<string, string>();
  const inner: ClientSetting[] = [];
  for (const [key, value] of Object.entries(section)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      inner.push(
        ...settingsOf(value as Record<string, unknown>, name === '' ? key : `${name}.${key}`),
      );
    } else values.set(normal(key), String(Array.isArray(value) ? value.at(-1) : value));
  }
  const own = Array.from(values, ([key, value]) => ({ section: name, key, value, others: values }));
  return [...own, ...inner];
}

/** MySQL takes `_` for `-`; no client tells capitals from small letters where it matters here. */
function normal(key: string): string {
  return key.toLowerCase().replaceAll('_', '-');
}
