/** Hop `directory`: the directory's own state, as Directory Service tells it. */
import { commandLine } from '../../aws/commandLine.ts';
import { valueOr } from '../../aws/section.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Rule } from './rule.ts';
import { list } from './wording.ts';

/** Only these two can be named as a database's domain (aws.md 1.1). */
const usableTypes = ['MicrosoftAD', 'SharedMicrosoftAD'];

/** Stages in which logins fail or may fail; `Impaired` usually heals within 40 minutes. */
const brokenStages = ['Inoperable', 'Failed', 'RestoreFailed', 'Deleted', 'Deleting'];
const unsteadyStages = ['Impaired', 'Restoring', 'Requested', 'Creating', 'Created'];

const everythingOfTheDirectory = [
  'dns-directory-unreachable',
  'kdc-host-down',
  'kdc-filtered',
  'kdc-refused',
  'kdc-one-of-several-down',
  'membership-failed',
  'directory-controller-impaired',
];

export const directoryRules: readonly Rule[] = [
  {
    id: 'directory-not-active',
    hop: 'directory',
    explains: everythingOfTheDirectory,
    check: (evidence) => {
      const { description } = evidence.subject.directory ?? {};
      const stage = description?.Stage ?? '';
      const broken = brokenStages.includes(stage);
      if (description === undefined || (!broken && !unsteadyStages.includes(stage))) return [];
      return [
        {
          severity: broken ? 'error' : 'warning',
          ...scopeOf(evidence),
          title: `The directory ${nameOf(evidence)} is ${stage}.`,
          explanation: `Directory Service says: ${description.StageReason ?? `stage ${stage}, without a reason`}.`,
          evidence: [directoryEvidence],
          fixes: [
            broken
              ? {
                  title:
                    'Open a support case; a directory that failed must be restored from a snapshot or replaced',
                }
              : {
                  title:
                    'Wait 40 minutes; if the stage stays, open a support case. Do not restore snapshots meanwhile',
                },
          ],
        },
      ];
    },
  },
  {
    id: 'directory-type-unsupported',
    hop: 'directory',
    explains: [...everythingOfTheDirectory],
    check: (evidence) => {
      const type = evidence.subject.directory?.description.Type;
      if (type === undefined || usableTypes.includes(type)) return [];
      return [
        {
          severity: 'error',
          ...scopeOf(evidence),
          title: `${nameOf(evidence)} is of type ${type}; RDS can join AWS Managed Microsoft AD only.`,
          explanation: 'AD Connector and Simple AD have no domain controllers that RDS could join.',
          evidence: [directoryEvidence],
          fixes: [
            { title: 'Create or share an AWS Managed Microsoft AD and join the database to that' },
          ],
        },
      ];
    },
  },
  {
    id: 'directory-not-shared',
    hop: 'directory',
    explains: ['membership-failed'],
    check: (evidence) => {
      const { description } = evidence.subject.directory ?? {};
      const status = description?.ShareStatus;
      if (description?.Type !== 'SharedMicrosoftAD' || status === undefined || status === 'Shared')
        return [];
      const waiting = status === 'PendingAcceptance';
      return [
        {
          severity: 'error',
          ...scopeOf(evidence),
          title: `The share of the directory ${nameOf(evidence)} is ${status}.`,
          explanation: `The directory belongs to account ${description.OwnerDirectoryDescription?.AccountId ?? 'unknown'}; a database can use it only while the share is Shared.`,
          evidence: [directoryEvidence],
          fixes: [
            waiting
              ? {
                  title: 'Accept the share in this account',
                  command: commandLine(
                    'aws',
                    'ds',
                    'accept-shared-directory',
                    ...['--shared-directory-id', description.DirectoryId ?? ''],
                  ).bash,
                }
              : { title: 'Share the directory again from the owning account' },
          ],
        },
      ];
    },
  },
  {
    id: 'directory-controller-impaired',
    hop: 'directory',
    explains: ['kdc-one-of-several-down'],
    check: (evidence) => {
      const controllers = evidence.subject.directory?.domainControllers;
      if (controllers === undefined) return [];
      const impaired = valueOr(controllers, []).filter(
        (each) => each.Status !== undefined && each.Status !== 'Active',
      );
      if (impaired.length === 0) return [];
      return [
        {
          severity: 'warning',
          ...scopeOf(evidence),
          title: `Domain controller ${list(impaired.map((each) => `${each.DnsIpAddr ?? each.DomainControllerId ?? '?'} (${each.Status ?? '?'})`))} of ${nameOf(evidence)} is not active.`,
          explanation: impaired
            .map((each) => each.StatusReason ?? `Status ${each.Status ?? '?'}.`)
            .join(' '),
          evidence: [directoryEvidence],
          fixes: [{ title: 'Wait 40 minutes; AWS replaces a controller that stays impaired' }],
        },
      ];
    },
  },
];

/** The observation that carries what Directory Service said. */
export const directoryEvidence = 'aws:directory';

function nameOf({ subject }: Evidence): string {
  const description = subject.directory?.description;
  return `${description?.Name ?? '?'} (${description?.DirectoryId ?? '?'})`;
}

/** Findings about the directory concern its realm. */
export function scopeOf({ subject }: Evidence) {
  return subject.directoryRealm === undefined ? {} : { scope: subject.directoryRealm };
}
