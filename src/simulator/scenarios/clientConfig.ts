/** Faults of the workstation's krb5.conf. */
import { managedDomain } from '../build/names.ts';
import { spoiled } from '../build/spoiled.ts';
import type { World } from '../scenario.ts';

/** The file with one piece of text replaced. */
function rewritten(world: World, from: RegExp, to: string): World {
  return { ...world, krb5Conf: world.krb5Conf.replace(from, to) };
}

const managedStanza = new RegExp(`    ${managedDomain.realm} = \\{[^}]*\\}\\n`);

export const configSyntax = spoiled({
  name: 'config-syntax',
  summary: 'A line of krb5.conf lacks its equals sign: the library refuses the whole file.',
  rootCause: 'config-syntax',
  spoil: (world) => rewritten(world, /rdns = false/, 'rdns false'),
});

export const configRealmCase = spoiled({
  name: 'config-realm-case',
  summary: 'krb5.conf maps the database to the realm in small letters.',
  rootCause: 'config-realm-case',
  spoil: (world) =>
    rewritten(world, /(\.rds\.amazonaws\.com = ).*/, `$1${managedDomain.realm.toLowerCase()}`),
});

export const realmMappingMissing = spoiled({
  name: 'realm-mapping-missing',
  summary: "krb5.conf does not map rds.amazonaws.com to the directory's realm.",
  rootCause: 'spn-realm-mapping-missing',
  spoil: (world) => rewritten(world, /.*\.rds\.amazonaws\.com = .*\n/, ''),
});

export const noKdcSource = spoiled({
  name: 'config-no-kdc-source',
  summary: 'krb5.conf names no KDC of the directory and forbids looking one up in DNS.',
  rootCause: 'config-no-kdc-source',
  spoil: (world) =>
    rewritten(
      rewritten(world, /dns_lookup_kdc = true/, 'dns_lookup_kdc = false'),
      managedStanza,
      '',
    ),
});
