export type ClientFileKind = 'my.cnf' | 'pg_service.conf' | 'odbc.ini';

export interface ClientSetting {
  readonly section: string;
  /** In small letters, with `-` for `_`. */
  readonly key: string;
  /** `true` for a key without a value. */
  readonly value: string;
  /** Everything in the same section, by key. */
  readonly others: ReadonlyMap<string, string>;
}

/** A sentence: what the setting does to Kerberos, and what to do about it. No value is repeated that may be a secret. */
export type SettingRule = (setting: ClientSetting) => string | undefined;

export interface SettingProblem {
  readonly section: string;
  readonly key: string;
  readonly sentence: string;
}

/** An address has no service principal. */
export function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || text.includes(':');
}

export function isOff(text: string): boolean {
  return /^(0|no|off|false|disable|disabled)$/i.test(text);
}
