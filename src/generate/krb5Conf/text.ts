import { readerNotes } from './notes.ts';
import type { ConfigPlan } from './plan.ts';
import { mapsAws, wantedRelations } from './relations.ts';
import type { RelationOptions, WantedRelation } from './relations.ts';

const indent = '    ';

/** The whole file. Comments stand on lines of their own: no library knows any other (krb5.conf(5)). */
export function krb5ConfText(
  plan: ConfigPlan,
  options: RelationOptions,
  notes: readonly string[] = [],
): string {
  const relations = wantedRelations(plan, options);
  const of = (section: string) => relations.filter(({ path }) => path[0] === section);
  const lines = [
    ...comments([...readerNotes(options.reader, plan), ...notes]),
    '',
    '[libdefaults]',
    ...of('libdefaults').map(line),
    '',
    '[realms]',
    ...plan.realms.flatMap(({ realm }) => [
      `${indent}${realm} = {`,
      ...of('realms')
        .filter(({ path }) => path[1] === realm)
        .map((relation) => indent + line(relation)),
      `${indent}}`,
    ]),
    '',
    '[domain_realm]',
    ...domainLines(of('domain_realm'), plan, options),
  ];
  return `${lines.join('\n')}\n`;
}

function domainLines(
  relations: readonly WantedRelation[],
  plan: ConfigPlan,
  options: RelationOptions,
): string[] {
  if (!mapsAws(plan, options)) return relations.map(line);
  const isAws = ({ path }: WantedRelation): boolean =>
    /\.amazon(aws)?\.com(\.cn)?$/.test(path[1] ?? '');
  return [
    ...relations.filter((relation) => !isAws(relation)).map(line),
    ...comments([`The databases' keys are in the directory, wherever their users are.`]).map(
      (text) => indent + text,
    ),
    ...relations.filter(isAws).map(line),
  ];
}

function line({ path, value }: WantedRelation): string {
  return `${indent}${path.at(-1) ?? ''} = ${value}`;
}

/** Hostile text cannot leave its comment. */
export function comments(texts: readonly string[]): string[] {
  return texts.map((text) => `# ${text.replace(/[\r\n\0]+/g, ' ')}`.trimEnd());
}
