import { messageOf } from '../../../domain/harmless-text';
import type { Connection } from '../connection/connection';

/** What a server says where it accepts no writes. */
export const READ_ONLY_CODE = '25006';

/** What a program has set on its own connection is gone with that. */
const IS_SET = `SELECT NOT pg_catalog.pg_is_in_recovery()
  AND pg_catalog.current_setting('default_transaction_read_only')::pg_catalog.bool`;

/** A server accepts no writes, and it is known why. */
export class ReadOnlyError extends Error {
  readonly code = READ_ONLY_CODE;
  /** Whether it is no standby, but is set so: for all, for a database or for a user. */
  readonly isSet: boolean;

  /** `message` is what was refused. */
  constructor(message: string, isSet: boolean) {
    super(message);
    this.isSet = isSet;
  }
}

/**
 * Why a server has refused to write. The connection is not lent again: a setting of a database or of a user counts from the next on.
 */
export async function findWhyReadOnly(connection: Connection, error: unknown): Promise<ReadOnlyError> {
  const [isSet] = await connection.queryOne({ text: IS_SET, values: [] });
  connection.spoil();
  return new ReadOnlyError(messageOf(error), isSet === true);
}
