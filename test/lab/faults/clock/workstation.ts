/** The workstation's own clock. */
import { shiftedClock } from '../../servers/domainController.ts';
import { goodKrb5Conf } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

function clock(offset: string): (lab: Lab) => void {
  return ({ ws }) => {
    ws.env = shiftedClock(offset);
  };
}

const notBlamed = ['clock-kdc-off', 'clock-user-realm-off', 'clock-database-off'];

export const faults: readonly Fault[] = [
  {
    id: 'clock-workstation-ahead',
    title: "The workstation's clock is 10 minutes fast",
    inject: clock('+10m'),
    expect: { rootCause: 'clock-local-off', scope: 'ahead', notBlamed },
  },
  {
    id: 'clock-workstation-behind',
    title: "The workstation's clock is 10 minutes slow",
    inject: clock('-10m'),
    expect: { rootCause: 'clock-local-off', scope: 'behind', notBlamed },
  },
  {
    id: 'clock-workstation-two-minutes',
    title: "The workstation's clock is 2 minutes fast: that is allowed",
    inject: clock('+2m'),
    expect: { rootCause: null },
  },
  {
    id: 'clock-workstation-strict-skew',
    title: "The workstation's clock is 2 minutes fast, and its clockskew is 60 seconds",
    inject: (lab) => {
      clock('+2m')(lab);
      lab.ws.krb5Conf(goodKrb5Conf.replace('[libdefaults]\n', '[libdefaults]\n clockskew = 60\n'));
    },
    expect: { rootCause: 'clock-local-off', notBlamed },
  },
];
