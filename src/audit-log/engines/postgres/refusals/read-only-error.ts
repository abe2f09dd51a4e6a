import { messageOf } from '../../../domain/harmless-text';
import type { Connection } from '../connection/connection';

/** The code of a server that accepts no writes. */
export const READ_ONLY_CODE = '25006';

/** Whether a setting makes the server read-only. A program may have set it on this connection alone: that ends with the connection. */
const IS_SET = `SELECT NOT pg_catalog.pg_is_in_recovery()
  AND pg_catalog.current_setting('default_transaction_read_only')::pg_catalog.bool`;

/** A server accepts no writes, and it is known why. */
export class ReadOnlyError extends Error {
  readonly code = READ_ONLY_CODE;
  /** Whether it is no standby, but set to read only: for all, for a database or for a user. */
  readonly isSet: boolean;

  /** `message` is what the server has said. */
  constructor(message: string, isSet: boolean) {
    super(message);
    this.isSet = isSet;
  }
}

/**
 * Finds out why a server has refused to write. The connection is not lent again, because a changed setting of a database or of a user takes
 * effect on new connections only.
 */
export async function findWhyReadOnly(connection: Connection, error: unknown): Promise<ReadOnlyError> {
  const [isSet] = await connection.queryOne({ text: IS_SET, values: [] });
  connection.spoil();
  return new ReadOnlyError(messageOf(error), isSet === true);
}
