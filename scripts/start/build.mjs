// Bundles are built when a source is newer, so that a second start is quick and two do not race.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const bundles = ['extension', 'aws', 'cli', 'simulator'].map((name) =>
  join(root, 'dist', `${name}.js`),
);

/** Builds dist/ unless it is newer than every source. Exits with the build's status when that fails. */
export function ensureBuilt() {
  if (oldest(bundles) > newestSource()) return;
  process.stderr.write('Building …\n');
  const build = spawnSync(process.execPath, [join('scripts', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (build.status !== 0) process.exit(build.status ?? 1);
}

function oldest(files) {
  const times = files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.min(...times);
}

function newestSource() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const others = [join('scripts', 'build.mjs'), 'package-lock.json'].map((name) =>
    join(root, name),
  );
  return Math.max(...[...sources, ...others].map((file) => statSync(file).mtimeMs));
}
