import { mitBoolean } from '../values/boolean.ts';
import type { ConfigView } from './view.ts';

/** Whether KDCs are looked up in DNS: dns_lookup_kdc, else dns_fallback, else yes. A bad boolean counts as false. */
export function looksUpKdcs({ libdefaults }: ConfigView): boolean {
  const [entry] = libdefaults.get('dns_lookup_kdc') ?? libdefaults.get('dns_fallback') ?? [];
  return entry === undefined ? true : (mitBoolean(entry.value) ?? false);
}

const serverSections = new Set([
  'kdcdefaults',
  'dbdefaults',
  'dbmodules',
  'otp',
  'kdc',
  'hdb',
  'kadmin',
]);

/** A kdc.conf, or a krb5.conf of a KDC: what a client needs may be elsewhere. */
export function isServerFile({ sections, context }: ConfigView): boolean {
  return (
    context.path?.endsWith('kdc.conf') === true ||
    sections.some(({ name }) => serverSections.has(name.text))
  );
}

/** Whether every realm that could be defined is in sight: no unread include, no template. */
export function knowsAllRealms({ included, template, context, document }: ConfigView): boolean {
  const headerLost = document.problems.some(({ kind }) => kind === 'first-header-lost');
  return !included.open && template === 'none' && context.snippet !== true && !headerLost;
}

export function isDefined({ realms, included }: ConfigView, realm: string): boolean {
  return realms.has(realm) || included.realms.has(realm);
}

/** A client needs the KDCs of these realms: the default one and those that hosts map to. */
export function realmsInUse(view: ConfigView): ReadonlySet<string> {
  const used = (view.libdefaults.get('default_realm') ?? []).map(({ value }) => value);
  return new Set([...used, ...view.mappings.map(({ value }) => value)]);
}

/**
 * Whether a key of [domain_realm] covers endpoints of RDS and Aurora. They end in
 * `<region>.rds.amazonaws.com`, in China in `rds.<region>.amazonaws.com.cn`.
 */
export function coversRds(key: string): boolean {
  const domain = key.replace(/^\./, '');
  if (/^amazonaws\.com(\.cn)?$/.test(domain)) return true;
  if (/^[a-z0-9-]+\.amazonaws\.com\.cn$/.test(domain)) return true;
  return /(^|\.)rds\.(amazonaws\.com|[a-z0-9-]+\.amazonaws\.com\.cn)$/.test(domain);
}

/** The file is meant for databases on AWS: it says so itself, or the caller knows the directory of one of its realms. */
export function concernsAws(view: ConfigView): boolean {
  const { directories = [] } = view.context;
  if (directories.some(({ realm }) => isDefined(view, realm))) return true;
  return /amazonaws\.com/i.test(view.document.text);
}
