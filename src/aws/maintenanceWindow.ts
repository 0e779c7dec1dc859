/** One opening of a weekly maintenance window. */
export interface WindowOpening {
  readonly start: Date;
  readonly minutes: number;
}

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const minutesOfWeek = 7 * 24 * 60;

/**
 * When `ddd:hh24:mi-ddd:hh24:mi` (UTC, RDS API `PreferredMaintenanceWindow`) opens next after `at` (ISO 8601),
 * or when it opened if it is open at that moment. Undefined for any other text.
 */
export function nextWindow(window: string, at: string): WindowOpening | undefined {
  const [from, to] = window.split('-').map(minuteOfWeek);
  const now = new Date(at);
  if (from === undefined || to === undefined || Number.isNaN(now.getTime())) return undefined;
  const minutes = (to - from + minutesOfWeek) % minutesOfWeek;
  const current = (now.getUTCDay() * 24 + now.getUTCHours()) * 60 + now.getUTCMinutes();
  const open = (current - from + minutesOfWeek) % minutesOfWeek;
  const offset = open < minutes ? -open : minutesOfWeek - open;
  const start = new Date(now);
  start.setUTCSeconds(0, 0);
  start.setTime(start.getTime() + offset * 60_000);
  return { start, minutes };
}

function minuteOfWeek(text: string): number | undefined {
  const match = /^([a-z]{3}):(\d\d):(\d\d)$/.exec(text.trim().toLowerCase());
  const day = days.indexOf(match?.[1] ?? '');
  const hour = Number(match?.[2]);
  const minute = Number(match?.[3]);
  if (match === null || day < 0 || hour > 23 || minute > 59) return undefined;
  return (day * 24 + hour) * 60 + minute;
}
