/** Says of one fact whether it is as it should be. */
export type Check = (value: unknown) => boolean;

/** How each fact of an object should be. */
export type ShapeOf<Shape extends object> = Readonly<Record<keyof Shape, Check>>;

/** Whether a value that somebody else wrote is an object with these facts. */
export function hasShape<Shape extends object>(value: unknown, shape: ShapeOf<Shape>): value is Shape {
  return typeof value === 'object' && value !== null && findMisshapen(value, shape) === undefined;
}

/** The name of the first fact of an object that is not as it should be. */
export function findMisshapen<Shape extends object>(
  value: object,
  shape: ShapeOf<Shape>,
): string | undefined {
  const facts = new Map(Object.entries(value));
  return Object.entries<Check>(shape).find(([name, check]) => !check(facts.get(name)))?.[0];
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
