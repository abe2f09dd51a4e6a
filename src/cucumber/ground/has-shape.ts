/** Says of one fact whether it is as it should be. */
export type Check = (value: unknown) => boolean;

/** Whether a value that somebody else wrote is an object with these facts. */
export function hasShape<Shape extends object>(
  value: unknown,
  shape: Readonly<Record<keyof Shape, Check>>,
): value is Shape {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const facts = new Map(Object.entries(value));
  return Object.entries<Check>(shape).every(([name, check]) => check(facts.get(name)));
}

/** Whether a fact is a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a fact is a text, or is said to be missing. */
export function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}

/** Whether a fact is a list whose items all pass a check. */
export function isListOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}
