/** Every rule of the diagnosis; the order does not matter, causality is in `explains` and the hops. */
import { accountRules } from './account.ts';
import { accountEnctypeRules } from './accountEnctypes.ts';
import { awsAccessRules } from './awsAccess.ts';
import { clientConfigRules } from './clientConfig.ts';
import { clockRules } from './clock.ts';
import { configLintRules } from './configLint.ts';
import { databaseAcceptsRules } from './databaseAccepts.ts';
import { databaseCertificateRules } from './databaseCertificate.ts';
import { databaseMethodRules } from './databaseMethod.ts';
import { databaseReachableRules } from './databaseReachable.ts';
import { databaseTlsRules } from './databaseTls.ts';
import { databaseUserRules } from './databaseUser.ts';
import { directoryRules } from './directory.ts';
import { directoryForwardingRules } from './directoryForwarding.ts';

import { engineRules } from './engine.ts';
import { hostsFileRules } from './hostsFile.ts';
import { iamAuthRules } from './iamAuth.ts';
import { iamRoleRules } from './iamRole.ts';
import { kdcAnswersRules } from './kdcAnswers.ts';
import { kdcProxyRules } from './kdcProxy.ts';
import { kdcReachableRules } from './kdcReachable.ts';
import { membershipRules } from './membership.ts';
import { dnsServerRules } from './dnsServers.ts';
import { dnsZoneRules } from './dnsZones.ts';
import { endpointNameRules } from './endpointName.ts';
import { networkAwsRules } from './networkAws.ts';
import { otherServicesRules } from './otherServices.ts';
import { packetSizeRules } from './packetSize.ts';
import { rebootPendingRules } from './rebootPending.ts';
import { reportedRules } from './reported.ts';
import type { Rule } from './rule.ts';
import { principalRules } from './principal.ts';
import { serviceTicketRules } from './serviceTicket.ts';
import { serviceTicketAskedRules } from './serviceTicketAsked.ts';
import { spnNameRules } from './spnName.ts';
import { spnReportedRules } from './spnReported.ts';
import { staleKdcRules } from './staleKdcs.ts';
import { ticketCacheRules } from './ticketCaches.ts';
import { ticketReportedRules } from './ticketReported.ts';
import { ticketRules } from './tickets.ts';
import { trustRules } from './trust.ts';
import { trustStateRules } from './trustState.ts';

export const rules: readonly Rule[] = [
  ...clientConfigRules,
  ...configLintRules,
  ...dnsServerRules,
  ...dnsZoneRules,
  ...endpointNameRules,
  ...hostsFileRules,
  ...staleKdcRules,
  ...directoryRules,
  ...directoryForwardingRules,
  ...kdcReachableRules,
  ...kdcProxyRules,
  ...packetSizeRules,
  ...otherServicesRules,
  ...kdcAnswersRules,
  ...clockRules,
  ...accountEnctypeRules,
  ...principalRules,
  ...accountRules,
  ...ticketRules,
  ...ticketCacheRules,

  ...trustStateRules,
  ...trustRules,
  ...iamRoleRules,
  ...networkAwsRules,
  ...membershipRules,
  ...engineRules,
  ...serviceTicketRules,
  ...spnNameRules,
  ...spnReportedRules,
  ...ticketReportedRules,
  ...serviceTicketAskedRules,
  ...databaseReachableRules,
  ...databaseTlsRules,
  ...databaseCertificateRules,
  ...databaseAcceptsRules,
  ...databaseMethodRules,
  ...reportedRules,
  ...databaseUserRules,
  ...rebootPendingRules,
  ...iamAuthRules,
  ...awsAccessRules,
];
