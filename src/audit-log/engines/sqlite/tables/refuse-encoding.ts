import type { Statement } from 'better-sqlite3';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';

/** The encoding in which texts are hashed. A file must store them in the same one. */
const ENCODING = 'UTF-8';

/** Refuses a database in UTF-16: hashes are made of UTF-8 bytes, and prefixes are compared in them. */
export function refuseEncoding(prepare: (sql: string) => Statement): void {
  const encoding = String(prepare('PRAGMA encoding').pluck().get());
  if (encoding !== ENCODING) {
    throw new StoreFault(
      'STORE_ENCODED',
      `it keeps texts in ${encoding}, and evidence is made of ${ENCODING}`,
    );
  }
}
