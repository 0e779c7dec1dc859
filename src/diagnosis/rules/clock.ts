/** Hop `clock`: Kerberos refuses tickets when two clocks differ by more than `clockskew` (RFC 4120 section 1.6). */
import type { Evidence } from '../evidence/evidence.ts';
import type { KdcView, RealmView } from '../evidence/realmView.ts';
import type { Hit, Rule } from './rule.ts';
import { ids, list, span, unique } from './wording.ts';

interface Clock {
  readonly kdc: KdcView;
  readonly realm: RealmView;
  /** Server minus ours, milliseconds. */
  readonly skewMs: number;
  readonly uncertaintyMs: number;
  readonly observations: readonly string[];
}

/** Measured in the lab: psql logs in, because MIT keeps the KDC's offset in the ticket cache. */
const consequenceOfLocal =
  'MIT\'s library corrects for it (kdc_timesync), so that kinit and psql may work from here; Java, Windows and whoever takes the ticket elsewhere get "Clock skew too great".';
const consequence =
  'kinit may still succeed, because the library corrects for the KDC; the database then rejects the ticket with "Clock skew too great".';

export const clockRules: readonly Rule[] = [
  {
    id: 'clock-local-off',
    hop: 'clock',
    explains: ['clock-kdc-off', 'clock-user-realm-off', 'ticket-expired'],
    check: (evidence) => {
      const clocks = clocksOf(evidence);
      const off = clocks.filter((clock) => isOff(evidence, clock));
      if (off.length === 0 || off.length < clocks.length || !agree(off)) return [];
      const direction = (off[0]?.skewMs ?? 0) > 0 ? 'behind' : 'ahead of';
      const single = off.length === 1;
      return [
        {
          severity: 'error',
          title: single
            ? `This machine's clock and ${off[0]?.kdc.address ?? 'the KDC'} are ${span(median(off))} apart; Kerberos allows ${span(evidence.client.clockSkewSeconds * 1000)}.`
            : `This machine's clock is ${span(median(off))} ${direction} every KDC that answered; Kerberos allows ${span(evidence.client.clockSkewSeconds * 1000)}.`,
          explanation: `${spell(off)} ${single ? 'With one server to compare, either clock may be wrong.' : 'They agree with each other, so this machine is the one that is off.'} ${consequenceOfLocal}`,
          evidence: unique(off.flatMap((clock) => clock.observations)),
          fixes: [
            {
              title: 'Linux: step the clock and keep it synchronised',
              command: 'sudo chronyc makestep',
            },
            { title: 'Windows: synchronise with the domain', command: 'w32tm /resync' },
            { title: 'macOS: synchronise once', command: 'sudo sntp -sS time.apple.com' },
          ],
        },
      ];
    },
  },
  {
    id: 'clock-user-realm-off',
    hop: 'clock',
    explains: ['clock-kdc-off'],
    check: (evidence) => {
      const clocks = clocksOf(evidence);
      const user = clocks.filter((clock) => clock.realm.role === 'user');
      const directory = clocks.filter((clock) => clock.realm.role === 'directory');
      if (user.length === 0 || directory.length === 0) return [];
      if (
        !user.every((clock) => isOff(evidence, clock)) ||
        directory.some((clock) => isOff(evidence, clock))
      )
        return [];
      return [
        {
          severity: 'error',
          ...(user[0] === undefined ? {} : { scope: user[0].realm.realm }),
          title: `The domain controllers of ${user[0]?.realm.realm ?? 'the users'} are ${span(median(user))} off; the directory's agree with this machine.`,
          explanation: `${spell(user)} ${spell(directory)} ${consequence}`,
          evidence: unique([...user, ...directory].flatMap((clock) => clock.observations)),
          fixes: [
            {
              title: 'Correct the time source of the primary domain controller of that domain',
              command: 'w32tm /query /status',
            },
          ],
        },
      ];
    },
  },
  {
    id: 'clock-kdc-off',
    hop: 'clock',
    explains: [],
    check: (evidence): readonly Hit[] => {
      const clocks = clocksOf(evidence);
      const off = clocks.filter((clock) => isOff(evidence, clock));
      if (off.length === 0 || (off.length === clocks.length && agree(off))) return [];
      return off.map((clock) => ({
        severity: 'error' as const,
        scope: clock.realm.realm,
        title: `The clock of the KDC ${clock.kdc.address} (${clock.realm.realm}) is ${span(clock.skewMs)} ${clock.skewMs > 0 ? 'ahead' : 'behind'}; the others agree with this machine.`,
        explanation: `${spell(clocks)} ${consequence}`,
        evidence: unique(clocks.flatMap((each) => each.observations)),
        fixes: [{ title: `Correct the time source of the domain controller ${clock.kdc.address}` }],
      }));
    },
  },
];

/** At least one KDC told its time, and none is off. */
export function everyClockAgrees(evidence: Evidence): boolean {
  const clocks = clocksOf(evidence);
  return clocks.length > 0 && clocks.every((clock) => !isOff(evidence, clock));
}

function clocksOf(evidence: Evidence): readonly Clock[] {
  return evidence.realms.flatMap((realm) =>
    realm.kdcs.flatMap((kdc): Clock[] => {
      const told = [kdc.tcp, kdc.udp]
        .filter((each) => each !== undefined)
        .filter((each) => each.facts.skewMs !== undefined);
      const best = [...told].sort(
        (a, b) =>
          (a.facts.skewUncertaintyMs ?? 0) - (b.facts.skewUncertaintyMs ?? 0) ||
          (a.id < b.id ? -1 : 1),
      )[0];
      if (best?.facts.skewMs === undefined) return [];
      return [
        {
          kdc,
          realm,
          skewMs: best.facts.skewMs,
          uncertaintyMs: best.facts.skewUncertaintyMs ?? 1000,
          observations: ids([best]),
        },
      ];
    }),
  );
}

function isOff(evidence: Evidence, clock: Clock): boolean {
  return Math.abs(clock.skewMs) - clock.uncertaintyMs > evidence.client.clockSkewSeconds * 1000;
}

/** Within the KDCs' own resolution of a second, plus the exchange's uncertainty, of each other. */
function agree(clocks: readonly Clock[]): boolean {
  const skews = clocks.map((clock) => clock.skewMs);
  const slack = 2000 + 2 * Math.max(...clocks.map((clock) => clock.uncertaintyMs));
  return Math.max(...skews) - Math.min(...skews) <= slack;
}

function median(clocks: readonly Clock[]): number {
  const sorted = clocks.map((clock) => clock.skewMs).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function spell(clocks: readonly Clock[]): string {
  const each = clocks.map(
    (clock) =>
      `${clock.kdc.address} is ${span(clock.skewMs)} ${clock.skewMs > 0 ? 'ahead of' : 'behind'} this machine`,
  );
  return `${list(each)}.`;
}
