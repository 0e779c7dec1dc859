/**
 * Names that people write for an option and that no spelling distance would find.
 * From published configuration files; the value is the option meant, the key what was written.
 */
export const synonyms: ReadonlyMap<string, string> = new Map([
  ['ccache_name', 'default_ccache_name'],
  ['default_cc_name', 'default_ccache_name'],
  ['default_lifetime', 'ticket_lifetime'],
  ['default_keytab', 'default_keytab_name'],
  ['dns_canonicalize', 'dns_canonicalize_hostname'],
  ['kadmin_server', 'admin_server'],
  ['kdc_host', 'kdc'],
  ['kdc_server', 'kdc'],
  ['key_distribution_center', 'kdc'],
  ['keytab_name', 'default_keytab_name'],
  ['kpasswd', 'kpasswd_server'],
  ['lifetime', 'ticket_lifetime'],
  ['max_renewable_life', 'renew_lifetime'],
  ['password_server', 'kpasswd_server'],
  ['realm', 'default_realm'],
  ['renewable_lifetime', 'renew_lifetime'],
  ['reverse_dns', 'rdns'],
  ['use_dns_lookup', 'dns_lookup_kdc'],
]);
