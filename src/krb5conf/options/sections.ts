import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** The top-level sections, each with the libraries that read it. */
export const sections: readonly Option[] = [
  ...rows({ path: [], readers: ['mit', 'heimdal', 'java'], page: page.mitLibdefaults }, [
    {
      name: 'libdefaults',
      type: 'block',
      repeatable: true,
      description:
        'Settings of the Kerberos library itself: default realm, DNS use, lifetimes, encryption types. A REALM = { … } block in it overrides a few of them for one realm (MIT).',
    },
  ]),
  ...rows({ path: [], readers: ['mit', 'heimdal', 'java'], page: page.mitRealms }, [
    {
      name: 'realms',
      type: 'block',
      repeatable: true,
      description:
        'One block for each realm, named exactly as the realm is spelled, with its KDCs and password servers.',
    },
  ]),
  ...rows({ path: [], readers: ['mit', 'heimdal', 'java'], page: page.mitDomainRealm }, [
    {
      name: 'domain_realm',
      type: 'block',
      repeatable: true,
      description:
        'Which realm a host belongs to: host or .domain on the left, realm on the right.',
    },
  ]),
  ...rows({ path: [], readers: ['mit', 'heimdal', 'java'], page: page.mitCapaths }, [
    {
      name: 'capaths',
      type: 'block',
      repeatable: true,
      description:
        'Trust paths between realms that are not parent and child: a block for each client realm, a tag for each server realm.',
    },
  ]),
  ...rows({ path: [], readers: ['mit', 'heimdal'], page: page.mitAppdefaults }, [
    {
      name: 'appdefaults',
      type: 'block',
      repeatable: true,
      description:
        'Settings that applications such as pam_krb5 or the MySQL client read, for an application, a realm or both.',
    },
  ]),
  ...rows({ path: [], readers: ['mit'], page: page.mitPlugins }, [
    {
      name: 'plugins',
      type: 'block',
      repeatable: true,
      since: '1.9',
      description:
        'Adds, disables or restricts plug-in modules, with one block for each interface.',
    },
  ]),
  ...rows({ path: [], readers: ['mit', 'heimdal'], page: page.kdcLogging }, [
    {
      name: 'logging',
      type: 'block',
      repeatable: true,
      description: 'Where the KDC and kadmin daemons write their logs.',
    },
  ]),
  ...rows({ path: [], readers: ['mit'], page: page.kdcDefaults }, [
    {
      name: 'kdcdefaults',
      type: 'block',
      repeatable: true,
      description: 'Defaults of the MIT KDC for all its realms (kdc.conf).',
    },
  ]),
  ...rows({ path: [], readers: ['mit'], page: page.kdcDbdefaults }, [
    {
      name: 'dbdefaults',
      type: 'block',
      repeatable: true,
      description: 'Defaults for the blocks of [dbmodules] (kdc.conf).',
    },
  ]),
  ...rows({ path: [], readers: ['mit'], page: page.kdcDbmodules }, [
    {
      name: 'dbmodules',
      type: 'block',
      repeatable: true,
      description:
        'Database back ends of the MIT KDC, with one block for each realm or module name (kdc.conf).',
    },
  ]),
  ...rows({ path: [], readers: ['mit'], page: page.kdcOtp }, [
    {
      name: 'otp',
      type: 'block',
      repeatable: true,
      since: '1.12',
      description: 'One-time-password token types that the MIT KDC checks over RADIUS (kdc.conf).',
    },
  ]),
  ...rows({ path: [], readers: ['heimdal'], page: page.heimdalManual }, [
    {
      name: 'kdc',
      type: 'block',
      repeatable: true,
      description: 'Settings of the Heimdal KDC. MIT does not read it.',
    },
    {
      name: 'kadmin',
      type: 'block',
      repeatable: true,
      description: 'Settings of Heimdal kadmin and kadmind.',
    },
    {
      name: 'password_quality',
      type: 'block',
      repeatable: true,
      description: 'Rules for new passwords in Heimdal.',
    },
    {
      name: 'hdb',
      type: 'block',
      repeatable: true,
      since: '8 (master)',
      description: 'Settings of the Heimdal principal database.',
    },
    {
      name: 'bx509',
      type: 'block',
      repeatable: true,
      since: '8 (master)',
      description: "Settings of Heimdal's online certificate service bx509d.",
    },
    {
      name: 'get-tgt',
      type: 'block',
      repeatable: true,
      since: '8 (master)',
      description: "Settings of the ticket service inside Heimdal's bx509d.",
    },
  ]),
  ...rows({ path: [], readers: ['heimdal'], page: page.heimdalKcm }, [
    {
      name: 'kcm',
      type: 'block',
      repeatable: true,
      description: 'Settings of the Heimdal KCM cache daemon.',
    },
  ]),
  ...rows({ path: [], readers: ['heimdal'], page: page.heimdalGssapi }, [
    {
      name: 'gssapi',
      type: 'block',
      repeatable: true,
      description: 'Heimdal switches for GSS-API peers with historical defects.',
    },
  ]),
  ...rows({ path: [], readers: ['heimdal'], page: page.heimdalHttpkadmind }, [
    {
      name: 'ext_keytab',
      type: 'block',
      repeatable: true,
      since: '8 (master)',
      description: "Settings of Heimdal's httpkadmind.",
    },
  ]),
  ...rows({ path: [], readers: ['mit'], page: page.mitSample }, [
    {
      name: 'login',
      type: 'block',
      repeatable: true,
      deprecated: '1.8',
      removed: '1.8',
      description:
        'Options of login.krb5, a program that left MIT Kerberos with release 1.8. Nothing current reads them.',
    },
  ]),
  ...rows({ path: [], readers: [], page: page.augeas, deprecated: 'yes' }, [
    {
      name: 'pam',
      type: 'block',
      repeatable: true,
      replacement: '[appdefaults] pam = { }',
      description:
        'Where old Red Hat pam_krb5 releases kept their options; later ones use [appdefaults] pam.',
    },
    {
      name: 'instancemapping',
      type: 'block',
      repeatable: true,
      description:
        'A Fermilab section that survives in old site files; no current library reads it.',
    },
  ]),
];
