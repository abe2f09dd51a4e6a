/** When an issue was captured, and since when it is guarded. Runs find it out; nobody types it. */
export interface LifeLine {
  /** When a run first saw a scenario of it fail as expected, in ISO 8601; left out when none did. */
  readonly capturedAt?: string | undefined;
  /** With what failure, in one line. */
  readonly failure?: string | undefined;
  /** When a run first saw all its scenarios hold after that, which was the fix; left out while the bug is there. */
  readonly guardedSince?: string | undefined;
}

/** The life lines of all issues, by number. */
export type LifeLines = ReadonlyMap<number, LifeLine>;

/** Joins what two branches know: of each issue the earliest capture, and the earliest guarding; pure. */
export function mergeLifeLines(one: LifeLines, other: LifeLines): LifeLines {
  const issues = new Set([...one.keys(), ...other.keys()]);
  return new Map([...issues].map((issue) => [issue, merge(one.get(issue) ?? {}, other.get(issue) ?? {})]));
}

function merge(one: LifeLine, other: LifeLine): LifeLine {
  return { ...earlierCapture(one, other), guardedSince: earlier(one.guardedSince, other.guardedSince) };
}

/** The earlier of two captures, with its failure. */
export function earlierCapture(one: LifeLine, other: LifeLine): LifeLine {
  const first = earlier(one.capturedAt, other.capturedAt);
  const { capturedAt, failure } = first === one.capturedAt ? one : other;
  return { capturedAt, failure };
}

/** The earlier of two moments in ISO 8601, of which either may be unknown. */
export function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  return one < other ? one : other;
}
