import type { DatabaseTarget } from '../databases.ts';
import { guides } from './guides.ts';
import type { EngineRule } from './problem.ts';

const dayMs = 86_400_000;
/** Certificates are renewed by a restart, which people plan weeks ahead. */
const warningDays = 30;

export const certificateRules: readonly EngineRule[] = [
  {
    id: 'db-certificate',
    source: guides.tls,
    check: ({ target, at }) =>
      sameCertificate(target).flatMap(({ ends, authority, names }) => {
        const days = Math.floor((ends.getTime() - Date.parse(at)) / dayMs);
        if (!(days < warningDays)) return [];
        const when = ends.toISOString().slice(0, 10);
        const whose = `The server certificate${names.length > 1 ? 's' : ''} of ${names.join(', ')}`;
        const expire = names.length > 1 ? 'expire' : 'expires';
        return [
          {
            severity: days < 0 ? ('error' as const) : ('warning' as const),
            title:
              days < 0
                ? `${whose} expired on ${when}.`
                : `${whose} ${expire} on ${when}, in ${days} days.`,
            explanation: `Issued by ${authority}; clients that verify it will refuse the connection.`,
            fixes: [{ title: `Choose a current CA for ${names.join(', ')} and restart` }],
          },
        ];
      }),
  },
];

interface SharedCertificate {
  readonly ends: Date;
  readonly authority: string;
  readonly names: readonly string[];
}

/** Members whose certificates end together are one problem, and are mended together. */
function sameCertificate({
  instance,
  members,
  identifier,
}: DatabaseTarget): readonly SharedCertificate[] {
  const found = new Map<string, SharedCertificate>();
  for (const each of [instance, ...members]) {
    const { ValidTill: ends, CAIdentifier: authority = 'the RDS CA' } =
      each?.CertificateDetails ?? {};
    if (ends === undefined) continue;
    const key = `${authority} ${ends.toISOString().slice(0, 10)}`;
    const name = each?.DBInstanceIdentifier ?? identifier;
    const known = found.get(key);
    found.set(key, { ends, authority, names: [...(known?.names ?? []), name] });
  }
  return [...found.values()];
}
