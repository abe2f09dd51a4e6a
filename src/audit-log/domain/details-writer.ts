import { DetailsAttempt } from './details-attempt';
import { DetailsKeys } from './details-keys';
import type { Redaction } from './redaction';
import { SecretKeys } from './secret-keys';

/** What {@link DetailsWriter} needs to know. */
export interface DetailsRules {
  /** Which values are hidden. */
  readonly redact: Redaction;
  /** The longest JSON that is kept, in bytes of UTF-8. */
  readonly detailsBytesMax: number;
}

/** Writes details as JSON: without secrets, in bounded size, and whatever they are made of. */
export class DetailsWriter {
  readonly #keys: DetailsKeys;
  readonly #bytesMax: number;

  /** Takes the rules as they are now. */
  constructor({ redact, detailsBytesMax }: DetailsRules) {
    this.#keys = new DetailsKeys(new SecretKeys(redact));
    this.#bytesMax = detailsBytesMax;
  }

  /**
   * The details as JSON, or `null` where there are none. Throws nothing.
   *
   * Details that are too large are written again with half the room for each text and each list, until all of it fits.
   * So the longest parts are cut, and what is short is kept, wherever it stands.
   */
  write(details: unknown): string | null {
    for (let room = this.#bytesMax; room >= 1; room = Math.floor(room / 2)) {
      const attempt = new DetailsAttempt(this.#keys, room, this.#bytesMax);
      const json = attempt.write(details);
      if (json === undefined) {
        return null;
      }
      // To count the bytes also makes one text of its pieces, so that no large text of the caller is kept for a part of it.
      if (!attempt.isOver && Buffer.byteLength(json) <= this.#bytesMax) {
        return json;
      }
    }
    return `"[cut: more than ${this.#bytesMax} bytes]"`;
  }
}
