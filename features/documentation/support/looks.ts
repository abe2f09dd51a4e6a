import type { Seen } from './look';

/** What was seen of a page, look by look. */
export class Looks {
  seen: readonly Seen[] = [];
}
