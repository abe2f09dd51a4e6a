import { printableLines } from './printable';

/**
 * What every failure of the explorer and of a barrier has in common.
 *
 * Match on `code`, which is stable; messages are for people and may improve in any release.
 */
export abstract class ExplorationError extends Error {
  /** The stable name of the failure, in capitals. */
  abstract readonly code: string;

  /**
   * Takes the message. It may quote untrusted text, so control characters in it are escaped.
   *
   * @internal
   */
  constructor(message: string, options?: ErrorOptions) {
    super(printableLines(message), options);
  }

  /** The class name, as reports print it. */
  override get name(): string {
    return this.constructor.name;
  }
}
