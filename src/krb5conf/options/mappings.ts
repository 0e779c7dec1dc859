import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** Host to realm mappings and trust paths, whose tags are names and not words. */
export const mappings: readonly Option[] = [
  ...rows(
    { path: ['domain_realm'], readers: ['mit', 'heimdal', 'java'], page: page.mitDomainRealm },
    [
      {
        name: '<host-or-.domain>',
        type: 'realm',
        description:
          'A host, a domain with a leading dot (hosts below it) or a bare domain (itself, and in MIT and Java all below). Lower case only; the most specific entry wins.',
      },
    ],
  ),
  ...rows({ path: ['capaths'], readers: ['mit', 'heimdal', 'java'], page: page.mitCapaths }, [
    {
      name: '<CLIENT-REALM>',
      type: 'block',
      repeatable: true,
      description: 'Trust paths for users of this realm.',
    },
  ]),
  ...rows(
    {
      path: ['capaths', '<CLIENT-REALM>'],
      readers: ['mit', 'heimdal', 'java'],
      page: page.mitCapaths,
    },
    [
      {
        name: '<SERVER-REALM>',
        type: 'realm',
        repeatable: true,
        description:
          "A realm to pass through on the way to the server's realm, one on a line; a single dot for direct trust. MIT does not split a line at blanks.",
      },
    ],
  ),
];
