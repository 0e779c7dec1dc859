/** Reads the workstation's Kerberos configuration as MIT's library does, and asks it about this login. */
import { homedir } from 'node:os';
import { kdcsOfRealm } from '../krb5conf/kdcs.ts';
import type { Kdc } from '../krb5conf/kdcs.ts';
import { defaultRealm, definedRealms, libdefault, realmOfHost } from '../krb5conf/mapping.ts';
import { buildProfile } from '../krb5conf/profile.ts';
import type { Profile, ProfileValue } from '../krb5conf/profile.ts';
import { mitBoolean } from '../krb5conf/values/boolean.ts';
import { diskFiles } from '../probes/configFiles.ts';
import { configPaths } from '../probes/configPaths.ts';
import type {
  ClientView,
  ConfiguredKdcs,
  ConfiguredProxy,
  RealmChoice,
} from './evidence/clientView.ts';
import { canonicalizationOf } from './canonicalization.ts';
import { enctypeList } from './enctypeList.ts';
import type { DiagnosisRequest } from './request.ts';
import { subjectOf } from './subject.ts';

/** Seconds; krb5_conf.rst, `clockskew`. */
const defaultClockSkew = 300;

/** What the configuration files of this machine make of the request's login. Never throws: problems are facts. */
export function readClient(request: DiagnosisRequest): ClientView {
  const { paths, named } = configPaths(
    request.env,
    process.platform,
    homedir(),
    request.configFiles,
  );
  const profile = buildProfile(paths, diskFiles);
  const realm = defaultRealm(profile)?.value;
  const subject = subjectOf(request, realm === undefined ? {} : { defaultRealm: realm });
  const realms = [...new Set([subject.userRealm, subject.directoryRealm])].filter(
    (each) => each !== undefined,
  );
  const host = subject.endpoint?.host;
  return {
    files: profile.files.map((file) => file.path),
    missingFiles: profile.sources
      .filter((source) => source.status !== 'read')
      .map((source) => source.path),
    filesNamed: named,
    problems: profile.errors.map(({ code, file, line, message }) => ({
      code,
      file,
      line,
      message,
    })),
    ...(realm === undefined ? {} : { defaultRealm: realm }),
    // Anything that is no boolean reads as false here (get_boolean in lib/krb5/os/locate_kdc.c).
    dnsLookupKdc: booleanOf(libdefault(profile, 'dns_lookup_kdc'), true, false),
    clockSkewSeconds: secondsOf(libdefault(profile, 'clockskew')),
    ...(host === undefined ? {} : realmChoice(profile, host)),
    realms: realms.map((each) => configuredKdcs(profile, each)),
    knownRealms: [...new Set([...definedRealms(profile), ...(realm === undefined ? [] : [realm])])],
    ...ticketSettings(profile),
    ...(process.platform === 'win32' ? {} : { canonicalization: canonicalizationOf(profile) }),
  };
}

/** Which cache the login reads, and which encryption types it takes. */
function ticketSettings(profile: Profile): Pick<ClientView, 'ccacheName' | 'permittedEnctypes'> {
  const cache = libdefault(profile, 'default_ccache_name');
  const permitted = libdefault(profile, 'permitted_enctypes');
  const weak = booleanOf(libdefault(profile, 'allow_weak_crypto'), false, false);
  return {
    ...(cache === undefined ? {} : { ccacheName: { value: cache.value, origin: originOf(cache) } }),
    ...(permitted === undefined
      ? {}
      : {
          permittedEnctypes: {
            value: permitted.value,
            origin: originOf(permitted),
            enctypes: enctypeList(permitted.value, weak),
          },
        }),
  };
}

function realmChoice(profile: Profile, host: string): { endpointRealm?: RealmChoice } {
  const found = realmOfHost(profile, host);
  if (found.realm !== undefined) {
    const { realm, key, entry } = found;
    return { endpointRealm: { realm, by: 'domain-realm', origin: originOf(entry), entry: key } };
  }
  return found.fallback === undefined
    ? {}
    : { endpointRealm: { realm: found.fallback, by: 'fallback' } };
}

function configuredKdcs(profile: Profile, realm: string): ConfiguredKdcs {
  const { kdcs, faults, usable } = kdcsOfRealm(profile, realm);
  return {
    realm,
    // A socket is no address that an AS-REQ could be sent to; a proxy gets it by another protocol.
    kdcs: usable
      ? kdcs
          .filter((kdc) => ['udp-tcp', 'udp', 'tcp'].includes(kdc.transport))
          .map(({ host, port }) => ({ host, port }))
      : [],
    proxies: usable ? proxiesAmong(kdcs, profile, realm) : [],
    invalid: faults.map(({ entry }) => ({ value: entry.value, origin: originOf(entry) })),
  };
}

function proxiesAmong(
  kdcs: readonly Kdc[],
  profile: Profile,
  realm: string,
): readonly ConfiguredProxy[] {
  const anchors = profile.values(['realms', realm, 'http_anchors']).map(({ value }) => value);
  return kdcs
    .filter(({ transport }) => transport === 'https')
    .map(({ host, port, path = '', entry }) => ({
      host,
      port,
      path: `/${path}`,
      origin: originOf(entry),
      anchors,
    }));
}

function originOf({ file, line }: ProfileValue): string {
  return `${file}:${line}`;
}

function booleanOf(entry: ProfileValue | undefined, absent: boolean, invalid: boolean): boolean {
  return entry === undefined ? absent : (mitBoolean(entry.value) ?? invalid);
}

/** profile_get_integer reads base 10 and falls back to the default for everything else. */
function secondsOf(entry: ProfileValue | undefined): number {
  return entry !== undefined && /^\d{1,9}$/.test(entry.value)
    ? Number(entry.value)
    : defaultClockSkew;
}
