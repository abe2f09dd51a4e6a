/** Where the audit log gets its time. */
export interface Clock {
  /** Milliseconds since 1970. It may stand still or jump; entries stay in order all the same. */
  now(): number;
}

/** The clock of the machine. */
export const systemClock: Clock = Object.freeze({ now: () => Date.now() });
