import { guides } from './guides.ts';
import type { EngineRule } from './problem.ts';

const dayMs = 86_400_000;
/** Certificates are renewed by a restart, which people plan weeks ahead. */
const warningDays = 30;

export const certificateRules: readonly EngineRule[] = [
  {
    id: 'db-certificate',
    source: guides.tls,
    check: ({ target, at }) => {
      const { instance, members } = target;
      return [instance, ...members].flatMap((each) => {
        const ends = each?.CertificateDetails?.ValidTill;
        if (ends === undefined) return [];
        const days = Math.floor((ends.getTime() - Date.parse(at)) / dayMs);
        if (!(days < warningDays)) return [];
        const name = each?.DBInstanceIdentifier ?? target.identifier;
        const when = ends.toISOString().slice(0, 10);
        return [
          {
            severity: days < 0 ? ('error' as const) : ('warning' as const),
            title:
              days < 0
                ? `The server certificate of ${name} expired on ${when}.`
                : `The server certificate of ${name} expires on ${when}, in ${days} days.`,
            explanation: `It was issued by ${each?.CertificateDetails?.CAIdentifier ?? 'the RDS CA'}; clients that verify it will refuse the connection.`,
            fixes: [{ title: `Choose a current CA for ${name} and restart it` }],
          },
        ];
      });
    },
  },
];
