// The man page of the command line, from its documentation: docs/cli.md → OUTDIR/kerberos-doctor.1.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Marked } from 'marked';
import markedMan from 'marked-man';

const root = join(import.meta.dirname, '..');

const purpose = 'finds the one reason why Kerberos login to Amazon RDS or Aurora fails';

/** @param {string} outdir */
export async function writeManPage(outdir) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const markdown = (await readFile(join(root, 'docs/cli.md'), 'utf8'))
    .replace(/^# .*\n/, `# kerberos-doctor(1) -- ${purpose}\n`)
    // Links lead to pages that are not on this machine; their texts name them.
    .replace(/\[([^\]]+)\]\((?!https:)[^)]+\)/g, '$1')
    .replace(/<!--[\s\S]*?-->\n*/g, '');
  // The release names the day of its page; a build of the same version is the same file.
  const page = new Marked(markedMan).parse(markdown, {
    manVersion: version,
    manual: 'Kerberos Doctor for Amazon RDS',
    date: await releaseDay(version),
    breaks: false,
  });
  await mkdir(outdir, { recursive: true });
  // The first line asks `man` for the preprocessor of tables.
  await writeFile(join(outdir, 'kerberos-doctor.1'), `'\\" t\n${page}`);
}

/**
 * The day on which CHANGELOG.md says that the version came out, or today: the same release makes the same page.
 * @param {string} version
 */
async function releaseDay(version) {
  const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
  const heading = changelog.split('\n').find((line) => line.startsWith(`## ${version}`));
  return Date.parse(/\d{4}-\d{2}-\d{2}/.exec(heading ?? '')?.[0] ?? '') || Date.now();
}
