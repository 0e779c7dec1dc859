/** The text of ~/.aws/config and ~/.aws/credentials, parsed. Pure; the rules are the AWS CLI's and SDK's. */
import ini from 'ini';

/** Settings of one section; a nested block `rds =` + indented `endpoint_url = …` is `rds.endpoint_url`. */
export type Settings = ReadonlyMap<string, string>;

export interface SharedConfig {
  readonly profiles: ReadonlyMap<string, Settings>;
  /** `[services NAME]` */
  readonly services: ReadonlyMap<string, Settings>;
  /** `[sso-session NAME]` */
  readonly ssoSessions: ReadonlyMap<string, Settings>;
}

/**
 * Parses both files' texts. A profile in both is not merged: the credentials file wins for keys that
 * make credentials, but Region and endpoint are read from whichever file has them, as the SDK does.
 */
export function parseSharedConfig(config: string, credentials: string): SharedConfig {
  const profiles = new Map<string, Settings>();
  const services = new Map<string, Settings>();
  const ssoSessions = new Map<string, Settings>();
  for (const [title, settings] of sections(config)) {
    const [kind, name] = splitTitle(title);
    if (kind === 'services') services.set(name, settings);
    else if (kind === 'sso-session') ssoSessions.set(name, settings);
    else if (kind === 'profile') profiles.set(name, settings);
    else if (title === 'default' && !profiles.has('default')) profiles.set('default', settings);
  }
  for (const [title, settings] of sections(credentials)) {
    const [kind, name] = splitTitle(title);
    const profile = kind === 'profile' ? name : title;
    profiles.set(profile, new Map([...(profiles.get(profile) ?? []), ...settings]));
  }
  return { profiles, services, ssoSessions };
}

function splitTitle(title: string): [kind: string, name: string] {
  const match = /^(profile|services|sso-session)\s+(.+)$/.exec(title);
  if (match === null) return ['', title];
  const name = match[2] ?? '';
  return [match[1] ?? '', /^(["']).*\1$/.test(name) ? name.slice(1, -1) : name];
}

function sections(text: string): [title: string, settings: Settings][] {
  const parsed: Record<string, unknown> = ini.parse(unfold(text));
  const found: [string, Settings][] = [];
  for (const [title, body] of Object.entries(parsed)) {
    if (typeof body !== 'object' || body === null) continue;
    const settings = new Map<string, string>();
    for (const [key, value] of Object.entries(body)) settings.set(key.toLowerCase(), String(value));
    found.push([title.trim(), settings]);
  }
  return found;
}

/**
 * Rewrites what AWS's dialect means differently from plain INI: a dot in a section title is part of the
 * name, and indented lines under an empty `rds =` belong to it.
 */
function unfold(text: string): string {
  let parent = '';
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => {
      const title = /^\s*\[([^\]]*)\]/.exec(line);
      if (title !== null) {
        parent = '';
        return `[${(title[1] ?? '').trim().replaceAll('.', '\\.')}]`;
      }
      const opened = /^([A-Za-z0-9_-]+)\s*=\s*$/.exec(line);
      if (opened !== null) parent = opened[1] ?? '';
      else if (/^\S/.test(line)) parent = '';
      else if (parent !== '' && /^\s+[A-Za-z0-9_-]+\s*=/.test(line))
        return `${parent}.${line.trim()}`;
      return line.trim();
    })
    .join('\n');
}
