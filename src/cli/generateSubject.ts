/** What the generators take from the command line, and from AWS when a database or directory is named. */
import type { DatabaseTarget } from '../aws/databases.ts';
import { valueOr } from '../aws/section.ts';
import type { AccountSnapshot, Directory } from '../aws/snapshot.ts';
import { formatPrincipal, isPrincipal, parsePrincipal } from '../kerberos/principal.ts';
import { escapeTerminal } from '../report/escapeTerminal.ts';
import { readAccount } from './account.ts';
import type { AccountOptions } from './account.ts';
import { chosenDatabase, regionInName } from './diagnoseTarget.ts';
import { usageFailure } from './exitStatus.ts';
import { progressOn } from './progress.ts';
import type { Session } from './session.ts';

/** @throws CommandFailure (status 2) for anything but `USER@REALM` */
export function parseUser(text: string): { readonly user: string; readonly realm: string } {
  const principal = parsePrincipal(text);
  if (!isPrincipal(principal) || principal.realm === undefined)
    throw usageFailure(
      `--user ${text} has no realm; write USER@REALM, as in alice@CORP.EXAMPLE.COM.`,
    );
  return { user: formatPrincipal({ components: principal.components }), realm: principal.realm };
}

/** Reads the account, gives it to `use`, and closes the connections. */
export async function withAccount<T>(
  options: AccountOptions,
  session: Session,
  use: (snapshot: AccountSnapshot) => T,
): Promise<T> {
  const progress = progressOn(session.stderr);
  try {
    const { access, snapshot } = await readAccount(options, session, progress);
    access.clients.destroy();
    return use(snapshot);
  } finally {
    await progress.clear();
  }
}

/** The database that the words mean; its Region is taken from an ARN or endpoint. */
export function namedDatabase(
  name: string,
  options: AccountOptions,
  session: Session,
): Promise<DatabaseTarget> {
  const region = options.region ?? regionInName(name);
  const regions = region === undefined ? {} : { region: [region].flat() };
  return withAccount({ ...options, ...regions }, session, (snapshot) =>
    chosenDatabase(snapshot, name),
  );
}

/** A directory by id or by its DNS name. */
export function directoryNamed(snapshot: AccountSnapshot, name: string): Directory {
  const all = snapshot.regions.flatMap(({ directories }) => valueOr(directories, []));
  const wanted = name.toLowerCase();
  const found = all.find(
    ({ description }) =>
      description.DirectoryId === wanted || description.Name?.toLowerCase() === wanted,
  );
  if (found !== undefined) return found;
  const known = all.map(
    ({ description }) => `${description.DirectoryId ?? ''} (${description.Name ?? ''})`,
  );
  const regions = snapshot.regions.map(({ region }) => region).join(', ');
  throw usageFailure(
    `There is no directory ${name} in ${regions}; ${known.length === 0 ? 'there is none at all: choose another Region with --region' : `there is ${known.join(', ')}`}.`,
  );
}

/** Notes go to standard error, so that the result can be piped. */
export async function writeNotes(notes: readonly string[], session: Session): Promise<void> {
  for (const note of notes)
    await session.stderr.write(`kerberos-doctor: ${escapeTerminal(note)}\n`);
}
