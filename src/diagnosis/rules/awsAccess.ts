/** Hop `aws-access`: what could not be read, and so stays unknown. Never an accusation. */
import type { Failure, Section } from '../../aws/section.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Hit, Rule } from './rule.ts';
import { list, plural, unique } from './wording.ts';

export const awsAccessRules: readonly Rule[] = [
  {
    id: 'aws-not-permitted',
    hop: 'aws-access',
    explains: [],
    check: (evidence) => {
      const refused = failures(evidence).flatMap((each) =>
        each.outcome === 'not-permitted' ? [each.action] : [],
      );
      const actions = unique(refused);
      if (actions.length === 0) return [];
      return [
        {
          severity: 'info',
          title: `Not permitted: ${list(actions)}. What ${actions.length === 1 ? 'it tells' : 'they tell'} stays unknown.`,
          explanation: `AWS refused ${plural(actions.length, 'read')}; nothing was concluded from what is missing.`,
          evidence: actions.map((action) => `aws:not-permitted:${action}`),
          fixes: [
            { title: 'Attach the read-only policy of docs/iam-policy.md to the identity in use' },
          ],
        },
      ];
    },
  },
  one(
    'aws-credentials',
    'credentials',
    'AWS does not accept the credentials: the account could not be read.',
  ),
  one('aws-throttled', 'throttled', 'AWS throttled some reads; they are missing here.'),
];

function one(id: string, outcome: 'credentials' | 'throttled', title: string): Rule {
  return {
    id,
    hop: 'aws-access',
    explains: [],
    check: (evidence): readonly Hit[] => {
      const hits = failures(evidence).filter((each) => each.outcome === outcome);
      if (hits.length === 0) return [];
      return [
        {
          severity: 'info',
          title,
          explanation: unique(hits.map((each) => each.message)).join(' '),
          evidence: [`aws:${outcome}`],
          fixes: hits.flatMap((each) =>
            each.outcome === 'credentials' && each.command !== undefined
              ? [{ title: 'Refresh the credentials', command: each.command }]
              : [],
          ),
        },
      ];
    },
  };
}

type Told = Extract<Failure, { message: string }>;

/** Every section of the snapshots that is not there, with a message. */
export function failures({ subject, aws }: Pick<Evidence, 'subject' | 'aws'>): readonly Told[] {
  const sections: Section<unknown>[] = [];
  if (subject.directory !== undefined) {
    const { description, ...parts } = subject.directory;
    if (description.DirectoryId !== undefined) sections.push(...Object.values(parts));
  }
  if (aws !== undefined) {
    const { network, directoryNetwork, clientNetwork, roles, events, details, iamAuth } =
      aws.snapshot;
    const { otherRegions = [] } = aws.snapshot;
    const parts = [network, directoryNetwork, clientNetwork, details, iamAuth, ...otherRegions];
    for (const each of parts) {
      if (each !== undefined) sections.push(...Object.values(each).filter(isSection));
    }
    sections.push(events, ...roles.map(({ role }) => role));
  }
  return sections.filter(
    (section): section is Told =>
      section.outcome !== 'loaded' && section.outcome !== 'not-applicable',
  );
}

/** The members of a network snapshot but its Region's name. */
function isSection(member: unknown): member is Section<unknown> {
  return typeof member !== 'string';
}
