/** Problems as SARIF 2.1.0 (OASIS), for code scanning. */
import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Fix } from '../krb5conf/fix.ts';
import type { Severity } from '../krb5conf/problem.ts';
import type { Problem } from '../krb5conf/problem.ts';
import { rules } from '../krb5conf/rules/table.ts';
import type { Range } from '../krb5conf/tree.ts';
import { inputName } from './configFile.ts';
import type { LintedFile } from './lintedFile.ts';
import { version } from './version.ts';

const levels = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
} as const satisfies Record<Severity, Result.level>;

export function lintSarif(files: readonly LintedFile[]): Log {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'kerberos-doctor', version, rules: rules.map(descriptor) },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ file, problems }) =>
          problems.map((problem) => result(file, problem)),
        ),
      },
    ],
  };
}

function descriptor(rule: (typeof rules)[number]): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: plainText(rule.summary) },
    fullDescription: { text: plainText(`${rule.summary} ${rule.consequence}`) },
    help: { text: plainText(rule.remedy) },
    defaultConfiguration: { level: levels[rule.severity] },
  };
}

function result(file: string, problem: Problem): Result {
  const { rule, severity, message, range, related, fixes } = problem;
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: plainText(message) },
    locations: [location(file, range)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place) => ({
            ...location(file, place.range),
            message: { text: plainText(place.message) },
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => sarifFix(file, fix)) }),
  };
}

function sarifFix(file: string, fix: Fix) {
  return {
    description: { text: plainText(fix.title) },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(file) },
        replacements: fix.edits.map((edit) => ({
          deletedRegion: region(edit.range),
          insertedContent: { text: edit.newText },
        })),
      },
    ],
  };
}

function location(file: string, range: Range) {
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: region(range) } };
}

/** SARIF counts from 1; the end column is the one after the last character, as in LSP (3.30.8). */
function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A relative reference stays one; the parts are percent-encoded (RFC 3986). */
function uriOf(file: string): string {
  if (file === inputName) return 'stdin';
  const path = file.replaceAll('\\', '/').replace(/\p{Cs}/gu, '\ufffd');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]%3A\//.test(encoded)) return `file:///${encoded.replace('%3A', ':')}`;
  return encoded.startsWith('/') ? `file://${encoded}` : encoded;
}

/** A viewer turns `[text](target)` of a message into a link (3.11.6); text of a file must not become one. */
function plainText(text: string): string {
  return text.replace(/\[([^\]]*)\](?=\()/g, '\\[$1\\]');
}
