import { isIncludedName, pathInDirectory } from './configFiles.ts';
import type { ConfigFiles } from './configFiles.ts';
import type { IncludeOutcome, IncludeResolver } from './rules/context.ts';

/** Answers what the linter asks of include lines, from the files that the caller can read. */
export function includesFrom(files: ConfigFiles): IncludeResolver {
  const one = (path: string): IncludeOutcome => {
    const read = files.read(path);
    if ('text' in read) return { kind: 'files', files: [{ path, text: read.text }] };
    if (read.error === 'missing') return { kind: 'missing' };
    return {
      kind: 'unreadable',
      reason: read.error === 'directory' ? 'it is a directory' : 'no permission',
    };
  };
  const all = (directory: string): IncludeOutcome => {
    const listed = files.list(directory);
    if ('error' in listed)
      return listed.error === 'missing'
        ? { kind: 'missing' }
        : { kind: 'unreadable', reason: 'it cannot be listed' };
    const taken = listed.names.filter(isIncludedName);
    const read = taken.map((name) => one(pathInDirectory(directory, name)));
    return {
      kind: 'files',
      files: read.flatMap((outcome) => (outcome.kind === 'files' ? outcome.files : [])),
      skipped: listed.names.filter((name) => !isIncludedName(name)),
    };
  };
  return (directive, path) => (directive === 'include' ? one(path) : all(path));
}
