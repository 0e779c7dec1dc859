/** The trust between the forests, as its controllers hold it. */
import { createTrust, deleteTrust, turnTrust } from '../../servers/trust.ts';
import { directory, mysql, person, postgresql, users } from '../../names.ts';
import { commands } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

const kvno = `kvno mysql/${mysql.host}@${directory.realm}`;
const { kinit } = commands;

/** With the service ticket of an earlier login no KDC would be asked. */
async function freshTicket({ ws }: Lab): Promise<void> {
  await ws.type(kinit, 20_000);
}

export const faults: readonly Fault[] = [
  {
    id: 'trust-gone-user-side',
    title: "The users' domain does not know the trust any more",
    inject: ({ onp }) => deleteTrust(onp, directory.dns),
    restore: ({ aws, onp }) => createTrust(aws, onp),
    tools: [kinit, kvno],
    expect: {
      rootCause: 'trust-missing-user-side',
      scope: users.realm,
      notBlamed: ['spn-missing', 'kdc-wrong-realm'],
    },
  },
  {
    id: 'trust-disabled-directory-side',
    title: 'The directory does not accept what the users bring over the trust',
    inject: async (lab) => {
      await turnTrust(lab.aws, users.dns, 'disabled');
      await turnTrust(lab.aws2, users.dns, 'disabled');
      await freshTicket(lab);
    },
    restore: async ({ aws, aws2 }) => {
      await turnTrust(aws, users.dns, 'outgoing');
      await turnTrust(aws2, users.dns, 'outgoing');
    },
    diagnose: [postgresql.id, '--db-user', person, '--principal', person, '--use-tickets'],
    tools: [kinit, kvno],
    expect: {
      rootCause: 'trust-missing-directory-side',
      notBlamed: ['spn-missing', 'trust-missing-user-side'],
    },
  },
];
