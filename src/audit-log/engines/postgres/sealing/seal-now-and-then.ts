import type { Connection } from '../connection/connection';
import { type Look, lookForWaiting } from './look-for-waiting';
import { linkHashed, sealWaiting } from './seal-waiting';

/** After how many stores the start of the next look moves on, even if nothing waits: a look goes through all that was stored since. */
const STORES_BETWEEN = 16;

/** How long another connection may hold the head before a checkpoint is made without the batches that wait. */
const WAIT = "SELECT set_config('lock_timeout', '2s', true)";

const DENIED = '42501';

/** Links what other connections have left without a link: after a batch was stored, and before the head of the chain is read. */
export class NowAndThen {
  #storesLeft = 0;
  /** How far the log had been examined when nothing waited any more: only later rows have to be examined. */
  #looked: Look = {};
  /** The snapshot at the beginning of the current look, which may extend over several stores. */
  #began: string | undefined;
  /** False once the server has denied a look: this role may not read what others have stored. A role that may read it does the work. */
  #mayLook = true;

  /** Called when a batch has been stored, with or without its link. It ignores failures: the batch is stored in any case. */
  async seal(connection: Connection, isLinked: boolean): Promise<void> {
    this.#storesLeft -= 1;
    const isTurn = this.#storesLeft < 0;
    if (isTurn) {
      this.#storesLeft = STORES_BETWEEN - 1;
    }
    try {
      const areLinked = isLinked || (await linkHashed(connection));
      if (isTurn || this.#mayLook) {
        await this.#look(connection, isTurn || !areLinked);
        this.#mayLook = true;
      }
    } catch (error) {
      this.#mayLook = Object(error).code !== DENIED;
    }
  }

  async #look(connection: Connection, isNeeded: boolean): Promise<void> {
    const look = await lookForWaiting(connection, { ...this.#looked, butHashed: true });
    const { first, next } = look;
    let isOver = next === undefined;
    if (isNeeded || first !== undefined) {
      const head = await connection.transaction(() => sealWaiting(connection, false, first));
      // Another connection holds the head. The next look has to see again what waits.
      if (head === undefined) {
        return;
      }
      isOver = head.isAll || (isOver && first === undefined);
    }
    // A look may extend over several stores. What is stored meanwhile is left to the next look.
    this.#began ??= look.snapshot;
    if (isOver) {
      this.#looked = { since: this.#began };
      this.#began = undefined;
    } else if (first === undefined) {
      this.#looked = { ...this.#looked, from: next };
    }
  }

  /** Links all that waits, unless something prevents it. */
  async sealAll(connection: Connection): Promise<void> {
    try {
      const { first, next } = await lookForWaiting(connection);
      if (first !== undefined || next !== undefined) {
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
