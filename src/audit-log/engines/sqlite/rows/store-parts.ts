import { countOf } from '../../../domain/count-of';
import { messageOf } from '../../../domain/harmless-text';
import type { RowPiece } from '../../../domain/packed-rows';
import { withStoredPart } from '../../../domain/stored-part';
import { hasNoRoom } from '../../sqlite-file/disk-room';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';

/**
 * Stores rows part by part, each in a transaction of its own.
 *
 * @throws StoreFault when the disk is full before all are stored. It says how many are.
 */
export function storeParts(
  parts: readonly (readonly RowPiece[])[],
  store: (part: readonly RowPiece[]) => void,
): void {
  let storedCount = 0;
  for (const part of parts) {
    try {
      store(part);
    } catch (error) {
      throw storedCount > 0 && hasNoRoom(error) ? fullAfter(storedCount, error) : error;
    }
    storedCount += part.reduce((sum, { times }) => sum + times.length, 0);
  }
}

function fullAfter(storedCount: number, error: unknown): StoreFault {
  const stored = countOf(storedCount, 'entry before that is', 'entries before that are');
  const fault = new StoreFault('STORE_FULL_MIDWAY', `${messageOf(error)}. ${stored} stored`);
  return withStoredPart(fault, storedCount);
}
