import type { AuditEntry } from '../../domain/entry';
import { decodePlacedRows, type StoredPlace } from '../../domain/stored-place';
import type { Clock } from '../../ports/clock';
import type { Engine } from '../../ports/engine';
import { pause } from '../../ports/pause';
import { patiently } from '../patiently';

/** How many rows are read together; fewer if they are large. */
const ROWS_MAX = 500;
/** The wait before it looks again, in milliseconds. */
const LOOK_EACH_MS = 250;

/** What is stored after a place, and then each new entry, until the signal is aborted; some entries at a time. */
export async function* followStore(
  engine: Engine,
  begin: StoredPlace | undefined,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): AsyncGenerator<readonly AuditEntry[], void, undefined> {
  let after = begin;
  for (;;) {
    // Checked each time, because entries may come without a pause, and a store may ignore the signal.
    signal.throwIfAborted();
    const look = async () => await engine.listAfter?.(after, ROWS_MAX, { signal });
    const found = decodePlacedRows(await patiently(clock, look, signal), after);
    const last = found.at(-1);
    if (last === undefined) {
      await pause(clock, LOOK_EACH_MS, signal);
    } else {
      after = last.after;
      yield found.map(({ entry }) => entry);
    }
  }
}
