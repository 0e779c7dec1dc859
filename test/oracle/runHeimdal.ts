/**
 * What Heimdal's verify_krb5_conf flags in the cases and the corpus must be flagged by us too, or be explained.
 *     node test/oracle/runHeimdal.ts [--allow-skip]
 * Exit status 0: nothing unexplained; 1: something; 2: could not run (0 with --allow-skip).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differencesOf } from '../../src/krb5conf/differences.ts';
import { lintKrb5Conf } from '../../src/krb5conf/lint.ts';
import { parseKrb5Conf } from '../../src/krb5conf/parse.ts';
import { linesInOrder } from '../../src/krb5conf/print.ts';
import type { ContainerNode, Krb5Document, LineOwner, Range } from '../../src/krb5conf/tree.ts';
import { unpackHeimdal } from '../live/servers/heimdalPackages.ts';
import { canIsolate, verify } from './heimdal.ts';
import type { Complaint } from './heimdal.ts';
import { HEIMDAL_EXCEPTIONS } from './heimdalExceptions.ts';
import { fixedInputs } from './inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'heimdal-oracle-'));
try {
  process.exitCode = main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function main(): number {
  const missing = canIsolate()
    ? undefined
    : 'unshare -n is not allowed, and the checker would ask DNS';
  const heimdal = missing === undefined ? unpackHeimdal() : { missing };
  if ('missing' in heimdal) {
    console.error(`THE HEIMDAL ORACLE DID NOT RUN: ${heimdal.missing}.`);
    return process.argv.includes('--allow-skip') ? 0 : 2;
  }
  const tally = new Map<string, number>();
  let unexplained = 0;
  let files = 0;
  for (const { name, paths } of fixedInputs(folder)) {
    const [path = ''] = paths;
    const document = parseKrb5Conf(readFileSync(path, 'utf8'));
    const complaints = verify(heimdal.root, path);
    files++;
    for (const complaint of complaints) {
      const verdict = judge(document, complaint);
      tally.set(verdict ?? 'unexplained', (tally.get(verdict ?? 'unexplained') ?? 0) + 1);
      if (verdict !== undefined) continue;
      unexplained++;
      console.error(`${name}: ${JSON.stringify(complaint)}`);
    }
    const refused = complaints.some((complaint) => 'line' in complaint);
    const predicted = predictsRefusal(document);
    if (predicted === refused) continue;
    unexplained++;
    console.error(`${name}: Heimdal ${refused ? 'refuses' : 'reads'} it, we said otherwise.`);
  }
  const listed = [...tally].map(([verdict, count]) => `${verdict} ${count}`).join(', ');
  console.log(`verify_krb5_conf on ${files} files: ${listed}; unexplained: ${unexplained}`);
  return unexplained === 0 ? 0 : 1;
}

/** How a complaint is covered: by a finding of ours, or by a row of the exceptions. */
function judge(document: Krb5Document, complaint: Complaint): string | undefined {
  if ('line' in complaint) {
    // The checker, too, reads an overlong line in pieces, and counts the pieces.
    const line = [...linesInOrder(document)][complaint.line - 1]?.line ?? 0;
    const differences = differencesOf(document, 'heimdal');
    const places = [...document.problems, ...differences].map(({ range }) => range);
    if (places.some((range) => covers(range, line))) return 'syntax, flagged';
    // What it finds odd inside a block that only it has opened follows from that block.
    return differences.some(
      ({ difference, range }) => difference.id === 'brace-opens-block' && range.start.line < line,
    )
      ? 'syntax, flagged above'
      : undefined;
  }
  const findings = lintKrb5Conf(document, { implementation: 'all' });
  const flagged = nodesAt(document, complaint.path).some((node) =>
    findings.some(({ range }) => covers(range, node.line)),
  );
  if (flagged) return 'flagged';
  return HEIMDAL_EXCEPTIONS.find((row) => row.explains(complaint.path, complaint.text))?.name;
}

function covers({ start, end }: Range, line: number): boolean {
  return start.line <= line && line <= end.line;
}

/** Refusal follows from MIT's own errors, less what Heimdal accepts, and from the table of differences. */
function predictsRefusal(document: Krb5Document): boolean {
  const differences = differencesOf(document, 'heimdal');
  if (differences.some(({ reading }) => reading.effect === 'refused')) return true;
  return document.problems.some(
    ({ code, range, related }) =>
      code !== undefined &&
      !differences.some((place) => place.range.start.line === (related ?? range).start.line),
  );
}

function nodesAt(document: Krb5Document, path: readonly string[]): LineOwner[] {
  return [...linesInOrder(document)].filter((node) => {
    const names = namesOf(node);
    return names.length === path.length && names.every((name, at) => name === path[at]);
  });
}

function namesOf(node: LineOwner): string[] {
  if (node.kind === 'section') return [node.name.text];
  if (node.kind !== 'relation' && node.kind !== 'block') return [];
  const names = [node.rawTag.text];
  let parent: ContainerNode = node.parent;
  while (parent.kind === 'block') {
    names.unshift(parent.rawTag.text);
    parent = parent.parent;
  }
  return [parent.name.text, ...names];
}
