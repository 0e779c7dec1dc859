/**
 * Dates in the form of the user's region: `11/21/2026 9:07:31 (local)`, `21.11.2026 9:07:31`, `2026-11-21 21:07:31`. Which
 * number is the day is not said; the order that fits every ticket and lies nearest to the present is taken.
 */

export interface LocalClock {
  /** When klist ran, epoch seconds. */
  readonly now: number;
  /** Epoch seconds of a local time; months count from 1. */
  readonly toEpoch: (
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
  ) => number | undefined;
}

export interface TicketTimes {
  readonly startTime?: number;
  readonly endTime?: number;
  readonly renewTill?: number;
}

type Order = readonly [year: number, month: number, day: number];
/** Places of year, month and day: month first, day first, year first. */
const orders: readonly Order[] = [
  [2, 0, 1],
  [2, 1, 0],
  [0, 1, 2],
];

/** Start, end and renewal of each ticket; empty where the dates cannot be read in one order for all of them. */
export function windowsTimes(
  tickets: readonly (readonly string[])[],
  clock: LocalClock,
): readonly TicketTimes[] {
  const readings = orders
    .map((order) => tickets.map((texts) => texts.map((text) => epochOf(text, order, clock))))
    .filter((reading) => reading.every((times) => isPlausible(times, clock.now)));
  const distance = (reading: readonly (readonly (number | undefined)[])[]): number =>
    Math.max(0, ...reading.map(([start]) => Math.abs((start ?? clock.now) - clock.now)));
  const [best] = readings.sort((one, other) => distance(one) - distance(other));
  return tickets.map((_, index): TicketTimes => {
    const [startTime, endTime, renewTill] = best?.[index] ?? [];
    return {
      ...(startTime !== undefined && { startTime }),
      ...(endTime !== undefined && { endTime }),
      ...(renewTill !== undefined && { renewTill }),
    };
  });
}

/** A session's tickets are of these days; what lies further off was written in another calendar. */
const mostDistant = 400 * 86_400;

/** Every time was read, none begins after it ends, and all are of about now. */
function isPlausible(times: readonly (number | undefined)[], now: number): boolean {
  const [start = now, end = start] = times;
  const complete = times.every((time) => time !== undefined);
  return complete && start <= end && Math.abs(start - now) <= mostDistant;
}

function epochOf(text: string, [year, month, day]: Order, clock: LocalClock): number | undefined {
  if (text === '0') return 0;
  const match = /(\d+)[-./ ]+(\d+)[-./ ]+(\d+)[,.]? +(.*)$/.exec(text);
  const time = /(\d{1,2})[:.](\d{2})[:.](\d{2})(.*)$/.exec(match?.[4] ?? '');
  if (!match || !time) return undefined;
  const numbers = match.slice(1, 4).map(Number);
  const [, hour = '0', minute, second, rest = ''] = time;
  const before = (match[4] ?? '').slice(0, time.index);
  const [y = 0, m = 0, d = 0] = [numbers[year], numbers[month], numbers[day]];
  if (y < 1000 || m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  return clock.toEpoch(
    y,
    m,
    d,
    hours(Number(hour), `${before}${rest}`),
    Number(minute),
    Number(second),
  );
}

/** Twelve-hour clocks write AM and PM, or words for them, before or behind the time. */
function hours(hour: number, around: string): number {
  if (/\bp\.? ?m\b|下午|오후|午後|μμ|م(?!\p{L})/iu.test(around)) return (hour % 12) + 12;
  return /\ba\.? ?m\b|上午|오전|午前|πμ|ص(?!\p{L})/iu.test(around) ? hour % 12 : hour;
}
