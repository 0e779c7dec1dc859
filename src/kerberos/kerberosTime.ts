/** KerberosTime is a GeneralizedTime of exactly this form: UTC, no fraction (RFC 4120 5.2.3). */
const form = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;

/** Epoch milliseconds, or `undefined` for anything but a real date in that form. */
export function parseKerberosTime(text: string): number | undefined {
  const parts = form.exec(text)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC carries 31 February over into March, and reads years below 100 as 19xx.
  return formatKerberosTime(time) === text ? time : undefined;
}

/** The KerberosTime of an epoch time in milliseconds; fractions of a second are dropped. */
export function formatKerberosTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}
