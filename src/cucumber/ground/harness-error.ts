/**
 * What every failure of the harness has in common.
 *
 * Match on `code`, which is stable; messages are for people and may improve in any release.
 */
export abstract class HarnessError extends Error {
  /** The stable name of the failure, in capitals. */
  abstract readonly code: string;

  /** The class name, as reports print it. */
  override get name(): string {
    return this.constructor.name;
  }
}
