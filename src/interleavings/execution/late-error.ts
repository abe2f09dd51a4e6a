/** An error that the verdict of its order cannot tell. */
export interface LateError {
  readonly error: unknown;
  /** Whether it came when the order had been concluded. */
  readonly isBehind: boolean;
  /** Whether the machine decided when it came, so that no order tells it in every run. */
  readonly isStray: boolean;
}
