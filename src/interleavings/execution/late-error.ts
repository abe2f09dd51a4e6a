/** An error that comes too late for the verdict of its order. */
export interface LateError {
  readonly error: unknown;
  /** Whether it came after the order was concluded. */
  readonly isBehind: boolean;
  /** Whether its time depends on the speed of the machine, so that repeated runs of the same order may differ. */
  readonly isStray: boolean;
}
