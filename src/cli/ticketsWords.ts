/** Times and encryption types as `tickets` tells them. */
import { enctypeNamed } from '../kerberos/enctypes.ts';

/** An encryption type, with a word where it is weak. */
export function judged(name: string): string {
  return enctypeNamed(name)?.weak === true ? `${name} (weak)` : name;
}

/** `2026-11-21 11:07:31 UTC`. */
export function utc(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')} UTC`;
}

/** `9 h 12 min`, `45 s`, `3 d 4 h`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
