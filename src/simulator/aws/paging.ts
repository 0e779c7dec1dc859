/** Pages with opaque tokens. Pages are small on purpose, so that every caller has to turn them. */
import { ServiceError } from './serviceError.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface PageRequest {
  /** What names the list; a token of another list is refused. */
  readonly list: string;
  readonly token: string | undefined;
  /** What the caller asked for. */
  readonly size: number | undefined;
  /** The simulator's own upper bound. */
  readonly limit: number;
  /** The service's error code for a token that it did not give out. */
  readonly invalidToken: string;
}

export function pageOf<T>(items: readonly T[], request: PageRequest): Page<T> {
  const start = request.token === undefined || request.token === '' ? 0 : offsetOf(request);
  const asked = request.size === undefined || request.size <= 0 ? request.limit : request.size;
  const end = start + Math.min(asked, request.limit);
  const page = { items: items.slice(start, end) };
  return end < items.length ? { ...page, next: tokenFor(request.list, end) } : page;
}

function tokenFor(list: string, offset: number): string {
  return Buffer.from(`${list}/${offset}`).toString('base64url');
}

function offsetOf({ list, token, invalidToken }: PageRequest): number {
  const [name, offset] = Buffer.from(token ?? '', 'base64url')
    .toString()
    .split('/');
  if (name !== list || offset === undefined || !/^\d+$/.test(offset)) {
    throw new ServiceError(invalidToken, 'The pagination token is not valid.');
  }
  return Number(offset);
}
