/** Hop `engine` and its neighbours: limits of the engine that this database runs into (src/aws/engine). */
import type { EngineProblemId } from '../../aws/engine/problem.ts';
import type { Hop } from '../verdict.ts';
import type { Rule } from './rule.ts';

interface EngineRow {
  readonly id: EngineProblemId;
  readonly hop: Hop;
  readonly explains: readonly string[];
}

const joinFails = ['membership-failed', 'db-keytab-unusable', 'db-kerberos-not-enabled'];

const rows: readonly EngineRow[] = [
  { id: 'directory-region-missing', hop: 'directory', explains: ['membership-none', ...joinFails] },
  { id: 'engine-iam-conflict', hop: 'engine', explains: joinFails },
  { id: 'engine-version', hop: 'engine', explains: ['membership-none', ...joinFails] },
  { id: 'engine-region', hop: 'engine', explains: ['membership-none', ...joinFails] },
  { id: 'engine-name-length', hop: 'engine', explains: joinFails },
  { id: 'engine-port-changed', hop: 'engine', explains: ['db-refused'] },
  { id: 'engine-read-replica', hop: 'engine', explains: joinFails },
  { id: 'engine-multi-az-cluster', hop: 'engine', explains: ['membership-none', ...joinFails] },
  { id: 'engine-minor-upgrade', hop: 'engine', explains: [] },
  { id: 'engine-db2-trust-parameter', hop: 'engine', explains: [] },
  { id: 'engine-custom-endpoint', hop: 'engine', explains: ['spn-missing'] },
  { id: 'engine-case-sensitivity', hop: 'engine', explains: [] },
  { id: 'engine-forest-trust', hop: 'engine', explains: [] },
  { id: 'engine-external-trust', hop: 'engine', explains: [] },
  { id: 'engine-ad-groups', hop: 'engine', explains: [] },
  { id: 'engine-outposts', hop: 'engine', explains: ['membership-none', ...joinFails] },
  { id: 'spn-windows-endpoint', hop: 'service-ticket', explains: ['spn-missing'] },
  {
    id: 'db-reboot-pending',
    hop: 'database-accepts',
    explains: ['db-keytab-unusable', 'db-kerberos-not-enabled'],
  },
];

export const engineRules: readonly Rule[] = rows.map(({ id, hop, explains }) => ({
  id,
  hop,
  explains,
  check: ({ aws }) =>
    (aws?.engineProblems ?? [])
      .filter((problem) => problem.id === id)
      .map(({ severity, title, explanation, source, fixes }) => ({
        severity,
        title,
        explanation,
        evidence: ['aws:membership'],
        fixes: fixes.map((fix) => ({
          title: fix.title,
          doc: source,
          ...(fix.command === undefined ? {} : { command: fix.command.bash }),
        })),
      })),
}));
