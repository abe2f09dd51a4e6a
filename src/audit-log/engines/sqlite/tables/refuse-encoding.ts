import type { Statement } from 'better-sqlite3';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';

/** How a file has texts that are hashed as they are in it. */
const ENCODING = 'UTF-8';

/** Refuses a file that somebody has made for texts in UTF-16: what is hashed are bytes of UTF-8, and prefixes are found by them. */
export function refuseEncoding(prepare: (sql: string) => Statement): void {
  const encoding = String(prepare('PRAGMA encoding').pluck().get());
  if (encoding !== ENCODING) {
    throw new StoreFault(
      'STORE_ENCODED',
      `it keeps texts in ${encoding}, and evidence is made of ${ENCODING}`,
    );
  }
}
