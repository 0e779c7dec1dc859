import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** Lines that pull other configuration in; they belong to no section. */
export const directives: readonly Option[] = [
  ...rows({ path: [], readers: ['mit', 'heimdal', 'java'], page: page.mitStructure }, [
    {
      name: 'include',
      type: 'path',
      repeatable: true,
      since: 'MIT 1.9; Heimdal master (not in 7.8); JDK 9 (anywhere in the file from JDK 26)',
      description:
        'Reads another profile file in place. The word starts in column 1; the path takes neither quotes nor a comment after it. A relative path works in MIT only. Java before 26 reads the line only above the first section header.',
    },
    {
      name: 'includedir',
      type: 'path',
      repeatable: true,
      since: 'MIT 1.9; Heimdal master (not in 7.8); JDK 9',
      description:
        'Reads every file of a directory whose name consists of letters, digits, - and _, or ends in .conf (MIT 1.15 and later). Files are read in sorted order since MIT 1.17.',
    },
  ]),
  ...rows({ path: [], readers: ['mit'], page: page.mitStructure }, [
    {
      name: 'module',
      type: 'string',
      since: '1.10',
      description:
        'Hands the whole configuration over to a loadable profile module, as PATH:ARGUMENT. Honoured only before the first section of the first file.',
    },
  ]),
];
