import type { Connection } from './connection';
import { lookForWaiting, sealWaiting } from './seal-waiting';

/** So often the place from which on is looked is moved on, also where nothing waits: a look goes through what was stored since. */
const STORES_BETWEEN = 16;

/** So long somebody else may be at the end of the chain before a checkpoint is made without what waits for it. */
const WAIT = "SELECT set_config('lock_timeout', '2s', true)";

const DENIED = '42501';

/** Has an engine link what others have left: when it has stored a batch, and before it tells how far the chain has come. */
export class NowAndThen {
  #storesLeft = 0;
  /** What was there to be seen when nothing waited any more: only what came to it since has to be looked at. */
  #seen: string | null = null;
  /** A user may have no right to read what others have stored. Who has does it. */
  #mayLook = true;

  /** Called when a batch has been stored. It is stored, whatever becomes of this. */
  async seal(connection: Connection): Promise<void> {
    this.#storesLeft -= 1;
    const isTurn = this.#storesLeft < 0;
    if (isTurn) {
      this.#storesLeft = STORES_BETWEEN - 1;
    }
    if (!isTurn && !this.#mayLook) {
      return;
    }
    try {
      const { isAny, snapshot } = await lookForWaiting(connection, this.#seen);
      const isAlone = isTurn || isAny ? await connection.transaction(() => sealWaiting(connection)) : true;
      // Where somebody else is at the end of the chain, what waits is still to be seen.
      this.#seen = isAlone === undefined ? this.#seen : snapshot;
      this.#mayLook = true;
    } catch (error) {
      this.#mayLook = Object(error).code !== DENIED;
    }
  }

  /** Links all that waits, as far as nobody hinders it. */
  async sealAll(connection: Connection): Promise<void> {
    try {
      const { isAny } = await lookForWaiting(connection);
      if (isAny) {
        await connection.transaction(async () => {
          await connection.query({ text: WAIT, values: [] });
          await sealWaiting(connection, true);
        });
      }
    } catch {
      // What waits is sealed by the next batch.
    }
  }
}
