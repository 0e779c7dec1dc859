import { paginateGetTransitGatewayRouteTablePropagations } from '@aws-sdk/client-ec2';
import type { TransitGatewayAttachment } from '@aws-sdk/client-ec2';
import type { AwsAccess } from '../access.ts';
import { loaded } from '../section.ts';
import type { Section } from '../section.ts';
import type { TransitGatewayRouteTableFacts } from '../snapshot.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';

/**
 * What the route tables of the attachments have learned by propagation. Static routes stay unknown: AWS tells them by
 * a Search call only, and no such call is made. Nothing is asked where no attachment has a table.
 */
export async function loadTransitGatewayTables(
  access: AwsAccess,
  region: string,
  attachments: Section<readonly TransitGatewayAttachment[]>,
  loader: SectionLoader,
): Promise<Section<readonly TransitGatewayRouteTableFacts[]>> {
  if (attachments.outcome !== 'loaded') return attachments;
  const ids = new Set(
    attachments.value.flatMap(({ Association }) => Association?.TransitGatewayRouteTableId ?? []),
  );
  const client = access.clients.ec2(region);
  const tables = [...ids].map(async (routeTableId): Promise<TransitGatewayRouteTableFacts> => {
    const propagations = await loader.section(
      'ec2:GetTransitGatewayRouteTablePropagations',
      region,
      (options) =>
        everyPage(
          paginateGetTransitGatewayRouteTablePropagations(
            { client, stopOnSameToken: true },
            { TransitGatewayRouteTableId: routeTableId },
            options,
          ),
          (page) => page.TransitGatewayRouteTablePropagations,
        ),
    );
    return { routeTableId, propagations };
  });
  return loaded(await Promise.all(tables));
}
