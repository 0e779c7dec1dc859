/** The trust between the forests, as its controllers hold it. */
import { createTrust, deleteTrust } from '../../servers/trust.ts';
import { directory, mysql, users } from '../../names.ts';
import type { Fault } from '../../fault.ts';

const kvno = `kvno mysql/${mysql.host}@${directory.realm}`;
const kinit = "echo 'Us3r-Passw0rd!' | kinit aduser@ONPREM.EXAMPLE.COM";

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
];
