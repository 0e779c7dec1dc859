/**
 * docs/comparison.md: for every recorded fault, what the usual programs said and whether that names the cause.
 *
 *     node test/lab/comparison.ts [--write]
 *
 * Without `--write` it fails when the page is not what the recordings make of it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { allFaults } from './faultTable.ts';
import type { ListedFault } from './faultTable.ts';
import { namedBy, readByKdiag } from './judgement.ts';
import { portDifferences } from './portDifferences.ts';
import { readRecording } from './recording.ts';
import type { RecordedCommand, Recording } from './recording.ts';

const page = fileURLToPath(new URL('../../docs/comparison.md', import.meta.url));

interface Row {
  readonly hop: string;
  readonly recording: Recording;
  /** What the finding's id should be. */
  readonly cause: string;
}

function rows(faults: readonly ListedFault[]): readonly Row[] {
  return faults.flatMap(({ hop, fault }) => {
    const recording = readRecording(fault.id);
    const cause = fault.expect.rootCause;
    return recording === undefined || cause === null ? [] : [{ hop, recording, cause }];
  });
}

function isPortCheck({ command }: RecordedCommand): boolean {
  return command.includes('nc -z') || command.startsWith('nmap');
}

/** The last thing that it said, which is what people search the web for. */
function lastWords(each: RecordedCommand): string {
  const { output, ending } = each;
  if (ending.startsWith('killed')) return `hangs (stopped ${ending.replace('killed ', '')})`;
  const seconds = Number(/after (\d+) s/.exec(ending)?.[1] ?? 0);
  const took = seconds < 5 ? '' : ` (${seconds} s)`;
  if (ending.startsWith('status 0')) return `works${took}`;
  const last = output.split('\n').at(-1) ?? '';
  return `“${last.replace(preamble, '').replace(`${programOf(each)}: `, '')}”${took}`;
}

/** What libpq and GSSAPI put before the reason. */
const preamble =
  /^(psql: error: )?(connection to server at .* failed: )?((GSSAPI continuation error|could not initiate GSSAPI security context): )?(Unspecified GSS failure\.\s+Minor code may provide more information: )?/;

function programOf({ command }: RecordedCommand): string {
  return /\b(kinit|kvno|psql|mariadb|klist)\b/.exec(command)?.[1] ?? command;
}

const marks = { yes: '✔', partly: '◐', no: '✘' } as const;
type Mark = keyof typeof marks;

interface Judged {
  readonly clients: Mark;
  readonly ports: Mark;
  readonly kdiag: Mark;
  readonly ours: Mark;
}

function judged({ recording, cause }: Row): Judged {
  const { commands, verdict } = recording;
  const said = commands.filter((each) => !isPortCheck(each)).map(({ output }) => output);
  const different = portDifferences(commands.filter(isPortCheck));
  return {
    clients: namedBy(said.join('\n'), cause),
    // A port that looks closed points somewhere, and says neither what closes it nor why it matters.
    ports: different.length > 0 ? 'partly' : 'no',
    kdiag: readByKdiag(cause),
    ours: verdict?.id === cause ? 'yes' : 'no',
  };
}

function line(row: Row): string {
  const { recording } = row;
  const mark = judged(row);
  const said = recording.commands
    .filter((each) => !isPortCheck(each))
    .map((each) => `${programOf(each)}: ${lastWords(each)}`);
  const different = portDifferences(recording.commands.filter(isPortCheck));
  const cells = [
    recording.title,
    `${marks[mark.clients]} ${said.join('<br>')}`,
    `${marks[mark.ports]} ${different.length === 0 ? 'as if healthy' : different.join('<br>')}`,
    marks[mark.kdiag],
    `${marks[mark.ours]} \`${recording.verdict?.id ?? 'nothing'}\`: ${recording.verdict?.title ?? ''}`,
  ];
  return `| ${cells.map(inCell).join(' | ')} |`;
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('_', '\\_');
}

function count(all: readonly Row[], who: keyof Judged): string {
  const of = (mark: Mark): number => all.filter((row) => judged(row)[who] === mark).length;
  return `${of('yes')} | ${of('partly')} | ${of('no')}`;
}

export async function comparisonPage(): Promise<string> {
  const all = rows(await allFaults());
  const hops = [...new Set(all.map(({ hop }) => hop))];
  const text = `# What the usual programs say, fault by fault

Each fault was put into the lab of \`test/lab\` (two Samba Active Directory forests with a one-way trust, MariaDB,
PostgreSQL, dnsmasq, on Debian 12), and each program was run there. This page is made from the recordings in
\`test/lab/recordings\` by \`node test/lab/comparison.ts --write\`.

✔ names the cause · ◐ points near it · ✘ does not

| ${all.length} faults | ✔ | ◐ | ✘ |
| --- | --- | --- | --- |
| kinit, then psql, mariadb or kvno (MIT 1.20) | ${count(all, 'clients')} |
| port checks: the netcat list of the Aurora guide, and nmap's TCP scan | ${count(all, 'ports')} |
| Hadoop KDiag | ${count(all, 'kdiag')} |
| Kerberos Doctor | ${count(all, 'ours')} |

How the others are judged. A client's message counts as ✔ only when it can have no other cause than this one, ◐ when it
names the hop but not the place. Port checks get ◐ for every port that looks other than in the healthy lab: they cannot
say what closed it, and netcat takes silence of a UDP port for an open one. KDiag is judged by its source, as of Hadoop
3.4: it prints krb5.conf, the default realm and the ticket cache, and then logs in; it sends no packet of its own, so that
of a fault in the network it only knows the exception.

${hops
  .map(
    (hop) => `## ${hop}

<!-- prettier-ignore-start -->

| fault | kinit and database client | port checks | KDiag | Kerberos Doctor |
| --- | --- | --- | --- | --- |
${all
  .filter((row) => row.hop === hop)
  .map(line)
  .join('\n')}

<!-- prettier-ignore-end -->
`,
  )
  .join('\n')}`;
  return format(text, { parser: 'markdown', printWidth: 120 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await comparisonPage();
  if (process.argv.includes('--write')) writeFileSync(page, text);
  else if (readFileSync(page, 'utf8') !== text) {
    console.error('docs/comparison.md is not what the recordings say: run it with --write');
    process.exitCode = 1;
  }
}
