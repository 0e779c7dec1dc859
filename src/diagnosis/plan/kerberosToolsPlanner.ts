/** Which Kerberos programs this machine has, where the login itself is asked about: the way to a ticket leads through them. */
import { findTools } from '../../probes/kerberosTools/findTools.ts';
import type { Planner } from './planner.ts';
import { toolsOf } from './ticketsPlanner.ts';

export const kerberosToolsPlanner: Planner = {
  stage: 'tickets',
  purpose:
    'where the login itself is asked about, the Kerberos programs of this machine are looked for',
  plan: (situation) => {
    const { principal, useTickets } = situation.request;
    const tools = toolsOf(situation);
    if (tools === undefined || (principal === undefined && useTickets !== true)) return [];
    return [
      {
        id: 'kerberos-tools',
        title: 'Kerberos programs of this machine',
        reason: 'a ticket is got with them, and each implementation looks for it elsewhere',
        run: (context) => findTools({ tools }, context),
      },
    ];
  },
};
