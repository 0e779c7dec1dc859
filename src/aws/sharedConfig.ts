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

/** Parses both files' texts; where both hold a setting of one profile, the credentials file wins. */
export function parseSharedConfig(config: string, credentials: string): SharedConfig {
  const profiles = new Map<string, Settings>();
  const services = new Map<string, Settings>();
  const ssoSessions = new Map<string, Settings>();
  for (const [title, settings] of sections(config)) {
    const [kind, name] = splitTitle(title);
    if (kind === 'services') add(services, name, settings);
    else if (kind === 'sso-session') add(ssoSessions, name, settings);
    else if (kind === 'profile') add(profiles, name, settings);
    else if (title === 'default') add(profiles, 'default', settings);
  }
  for (const [title, settings] of sections(credentials)) {
    const [kind, name] = splitTitle(title);
    add(profiles, kind === 'profile' ? name : title, settings);
  }
  return { profiles, services, ssoSessions };
}

/** A title that comes twice is one section; the later setting wins. */
function add(sections: Map<string, Settings>, name: string, settings: Settings): void {
  sections.set(name, new Map([...(sections.get(name) ?? []), ...settings]));
}

function splitTitle(title: string): [kind: string, name: string] {
  const match = /^(profile|services|sso-session)\s+(.+)$/.exec(title);
  if (match === null) return ['', title];
  const name = match[2] ?? '';
  return [match[1] ?? '', /^(["']).*\1$/.test(name) ? name.slice(1, -1) : name];
}

function sections(text: string): [title: string, settings: Settings][] {
  const { lines, titles } = unfold(text);
  const parsed: Record<string, unknown> = ini.parse(lines.join('\n'));
  return titles.map((title, index) => {
    const body = parsed[`s${index}`];
    const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
    return [title, new Map(entries.map(([key, value]) => [key.toLowerCase(), String(value)]))];
  });
}

/**
 * Rewrites what AWS's dialect means differently from plain INI: a title is one name, dots and all, so the
 * sections are numbered; and indented lines under an empty `rds =` belong to it.
 */
function unfold(text: string): { readonly lines: string[]; readonly titles: string[] } {
  const titles: string[] = [];
  let parent = '';
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => {
      const title = /^\s*\[([^\]]*)\]/.exec(line);
      if (title !== null) {
        parent = '';
        titles.push((title[1] ?? '').trim());
        return `[s${titles.length - 1}]`;
      }
      // A setting before any title belongs to nothing.
      if (titles.length === 0) return '';
      const opened = /^([A-Za-z0-9_-]+)\s*=\s*$/.exec(line);
      if (opened !== null) parent = opened[1] ?? '';
      else if (/^\S/.test(line)) parent = '';
      else if (parent !== '' && /^\s+[A-Za-z0-9_-]+\s*=/.test(line)) {
        return `${parent}.${line.trim()}`;
      }
      return line.trim();
    });
  return { lines, titles };
}
