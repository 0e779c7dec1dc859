/** Events that RDS writes; the API gives text and time, no ids. */
import type { World } from '../scenario.ts';
import { withRegion } from './changes.ts';
import { auroraId } from './healthyWorld.ts';
import { arn, homeRegion } from './names.ts';

const hour = 3_600_000;

/** What RDS says on each member of the Aurora cluster when it cannot enable Kerberos (RDS-EVENT-0356). */
export function joinFailure(world: World, now: Date): World {
  const events = [`${auroraId}-1`, `${auroraId}-2`].map((SourceIdentifier) => ({
    SourceIdentifier,
    SourceType: 'db-instance' as const,
    SourceArn: arn('rds', homeRegion, `db:${SourceIdentifier}`),
    EventCategories: ['failure'],
    Message:
      'RDS was unable to configure the Kerberos endpoint in your domain. This might prevent Kerberos authentication for your DB instance.',
    Date: new Date(now.getTime() - 26 * hour),
  }));
  return withRegion(world, (region) => ({ ...region, events: [...region.events, ...events] }));
}
