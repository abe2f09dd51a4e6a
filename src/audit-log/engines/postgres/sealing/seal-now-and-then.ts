import type { Connection } from '../connection/connection';
import { type Look, lookForWaiting } from './look-for-waiting';
import { linkHashed, sealWaiting } from './seal-waiting';

/** So often the place from which on is looked is moved on, also where nothing waits: a look goes through what was stored since. */
const STORES_BETWEEN = 16;

/** So long somebody else may be at the end of the chain before a checkpoint is made without what waits for it. */
const WAIT = "SELECT set_config('lock_timeout', '2s', true)";

const DENIED = '42501';

/** Has an engine link what others have left: when it has stored a batch, and before it tells how far the chain has come. */
export class NowAndThen {
  #storesLeft = 0;
  /** What was looked at when nothing waited any more: only what came to it since has to be looked at. */
  #looked: Look = {};
  /** What there was to be seen when the look began that is under way. */
  #began: string | undefined;
  /** A user may have no right to read what others have stored. Who has does it. */
  #mayLook = true;

  /** Called when a batch has been stored, with or without its link. It is stored, whatever becomes of this. */
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
      // Somebody else is at the end of the chain: what waits is still to be seen.
      if (head === undefined) {
        return;
      }
      isOver = head.isAll || (isOver && first === undefined);
    }
    // What comes while a look goes on from store to store is seen by the next.
    this.#began ??= look.snapshot;
    if (isOver) {
      this.#looked = { since: this.#began };
      this.#began = undefined;
    } else if (first === undefined) {
      this.#looked = { ...this.#looked, from: next };
    }
  }

  /** Links all that waits, as far as nobody hinders it. */
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
