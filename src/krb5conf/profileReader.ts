import { byBytes, isIncludedName, pathInDirectory } from './configFiles.ts';
import type { ConfigFiles, ReadError } from './configFiles.ts';
import { includeMessage } from './includeMessage.ts';
import type { IncludeFailure } from './includeMessage.ts';
import { parseKrb5Conf } from './parse.ts';
import { problemMessage } from './problemMessages.ts';
import { ProfileSection } from './profileTree.ts';
import type * as tree from './tree.ts';

/** A file that was read into a profile; an included file that is read twice is here twice, with the same document. */
export interface ProfileFile {
  readonly path: string;
  readonly document: tree.Krb5Document;
}

/** Why the library refuses the configuration: one entry per line, under its own code. Lines count from 1. */
export interface ProfileError {
  readonly code: tree.ProfileErrorCode;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly range: tree.Range;
}

/** What became of one path of the list. Missing and unreadable files are passed over by the library. */
export interface ProfileSource {
  readonly path: string;
  readonly status: 'read' | ReadError;
}

/**
 * How deep includes may nest: MIT has no limit of its own, but keeps every file open and so fails at the usual limit of
 * descriptors, with PROF_FAIL_INCLUDE_FILE. Files and characters are bounded because includes can multiply.
 */
const MAX_DEPTH = 1000;
const MAX_FILES = 10_000;
const MAX_CHARACTERS = 1 << 28;

/** Reads files and all that they include into trees of sections, as profile_parse_file of MIT's prof_parse.c does. */
export class ProfileReader {
  readonly errors: ProfileError[] = [];
  readonly files: ProfileFile[] = [];
  private readonly configFiles: ConfigFiles;
  private readonly finalWithinFile: boolean;
  /** Where each document comes from. */
  readonly paths = new Map<tree.Krb5Document, string>();
  private readonly documents = new Map<string, tree.Krb5Document>();
  /** The chain of files that are being read, to recognise a cycle. */
  private readonly reading: string[] = [];
  private charactersLeft = MAX_CHARACTERS;
  private exhausted = false;

  constructor(configFiles: ConfigFiles, finalWithinFile: boolean) {
    this.configFiles = configFiles;
    this.finalWithinFile = finalWithinFile;
  }

  /** Reads one path of the list: a file, or a directory (since MIT 1.14). */
  source(path: string): { source: ProfileSource; root: ProfileSection | undefined } {
    const result = this.configFiles.read(path);
    const root = new ProfileSection();
    if (!('error' in result)) {
      this.text(path, result.text, root);
      return { source: { path, status: 'read' }, root };
    }
    if (result.error === 'directory' && this.directory(path, root)) {
      return { source: { path, status: 'read' }, root };
    }
    return { source: { path, status: result.error }, root: undefined };
  }

  private text(path: string, text: string, root: ProfileSection): void {
    this.charactersLeft -= text.length;
    let document = this.documents.get(path);
    if (document?.text !== text) document = parseKrb5Conf(text);
    this.documents.set(path, document);
    this.paths.set(document, path);
    const file = { path, document };
    this.files.push(file);
    this.reading.push(path);
    this.merge(file, root);
    this.reading.pop();
  }

  /** False when the directory cannot be listed. */
  private directory(path: string, root: ProfileSection): boolean {
    const listing = this.configFiles.list(path);
    if ('error' in listing) return false;
    for (const name of listing.names.filter(isIncludedName).sort(byBytes)) {
      const entry = pathInDirectory(path, name);
      const failure = this.include(entry, root);
      if (failure === undefined) continue;
      // The library names no file here; the entry itself is what the user has to look at.
      const start = { line: 0, character: 0 };
      const message = includeMessage('include', entry, failure);
      this.error('PROF_FAIL_INCLUDE_FILE', entry, { start, end: start }, message);
    }
    return true;
  }

  /** Why the file cannot be included, or undefined when it was. A directory reads as an empty file. */
  private include(path: string, root: ProfileSection): IncludeFailure | undefined {
    if (this.reading.includes(path)) return 'cycle';
    if (this.exhausted) return undefined;
    if (
      this.reading.length >= MAX_DEPTH ||
      this.files.length >= MAX_FILES ||
      this.charactersLeft < 0
    ) {
      this.exhausted = true;
      return 'too-many';
    }
    const result = this.configFiles.read(path);
    if (!('error' in result)) this.text(path, result.text, root);
    else if (result.error !== 'directory') return result.error;
    return undefined;
  }

  private directive(node: tree.DirectiveNode, file: ProfileFile, root: ProfileSection): void {
    const path = node.argument.text;
    if (node.directive === 'include') {
      const failure = this.include(path, root);
      if (failure === undefined) return;
      const message = includeMessage('include', path, failure);
      this.error('PROF_FAIL_INCLUDE_FILE', file.path, node.range, message);
    } else if (node.directive === 'includedir' && !this.directory(path, root)) {
      const message = includeMessage('includedir', path, 'missing');
      this.error('PROF_FAIL_INCLUDE_DIR', file.path, node.range, message);
    }
  }

  /** Adds the sections of one document to a tree; its own problems and those of what it includes in the order of reading. */
  private merge(file: ProfileFile, root: ProfileSection): void {
    const { document } = file;
    let reported = 0;
    const reportBefore = (offset: number): void => {
      for (; reported < document.problems.length; reported++) {
        const problem = document.problems[reported];
        if (problem === undefined || problem.noticedAt > offset) return;
        if (problem.code === undefined) continue;
        this.error(problem.code, file.path, problem.range, problemMessage(problem.kind));
      }
    };
    const open: OpenContainer[] = [
      { name: '', node: undefined, children: document.children, at: 0, target: undefined },
    ];
    for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
      const { target } = level;
      const node = level.children[level.at++];
      if (node === undefined) {
        open.pop();
        if (level.node?.final === true && target !== undefined) {
          target.final = true;
          open.at(-1)?.target?.markFinal(level.name);
        }
      } else if (node.kind === 'relation') {
        if (target === undefined) continue;
        const { name } = node;
        if (this.finalWithinFile && target.hasFinal(name)) continue;
        target.append(name, node);
      } else if (node.kind === 'section' || node.kind === 'block') {
        const name = node.kind === 'section' ? node.name.text : node.name;
        const parent = node.kind === 'section' ? root : target;
        const entered = parent && this.enter(parent, name, node);
        open.push({ name, node, children: node.children, at: 0, target: entered });
      } else if (node.kind === 'directive') {
        reportBefore(node.from);
        this.directive(node, file, root);
      }
    }
    reportBefore(document.text.length);
  }

  /** The section or block to which the contents of a node go; none when it is final and this library reads on no further. */
  private enter(
    parent: ProfileSection,
    name: string,
    node: tree.SectionNode | tree.BlockNode,
  ): ProfileSection | undefined {
    const known = parent.section(name);
    if (known === undefined) {
      const section = new ProfileSection(node);
      parent.addSection(name, section);
      return section;
    }
    if (known.final && this.finalWithinFile) return undefined;
    known.places.push(node);
    return known;
  }

  private error(
    code: tree.ProfileErrorCode,
    file: string,
    range: tree.Range,
    message: string,
  ): void {
    this.errors.push({ code, file, line: range.start.line + 1, message, range });
  }
}

/** A section or block whose children are being read; without a target they are dropped. */
interface OpenContainer {
  readonly name: string;
  readonly node: tree.SectionNode | tree.BlockNode | undefined;
  readonly children: readonly (tree.SectionNode | tree.ItemNode)[];
  at: number;
  readonly target: ProfileSection | undefined;
}
