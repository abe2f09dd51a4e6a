import type { Connection } from './connection';
import { sealWaiting } from './seal-waiting';

/** Each batch would pay for a look that finds nothing, nearly always. */
const STORES_BETWEEN = 16;

/** What has an engine link by the way what others have left, before its first batch has been followed by another and then now and then. */
export class NowAndThen {
  #storesLeft = 0;

  /** Called when a batch has been stored. It is stored, whatever becomes of this. */
  async seal(connection: Connection): Promise<void> {
    this.#storesLeft -= 1;
    if (this.#storesLeft >= 0) {
      return;
    }
    this.#storesLeft = STORES_BETWEEN - 1;
    try {
      await connection.transaction(() => sealWaiting(connection));
    } catch {
      // A user may have no right to read what others have stored; somebody who has does it.
    }
  }
}
