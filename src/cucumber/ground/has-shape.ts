/** Checks the value of one property. */
export type Check = (value: unknown) => boolean;

/** A check for each property of an object. */
export type ShapeOf<Shape extends object> = Readonly<Record<keyof Shape, Check>>;

/** Whether an untrusted value is an object whose properties pass the checks. */
export function hasShape<Shape extends object>(value: unknown, shape: ShapeOf<Shape>): value is Shape {
  return typeof value === 'object' && value !== null && findMisshapen(value, shape) === undefined;
}

/** The name of the first property that fails its check. */
export function findMisshapen<Shape extends object>(
  value: object,
  shape: ShapeOf<Shape>,
): string | undefined {
  const facts = new Map(Object.entries(value));
  return Object.entries<Check>(shape).find(([name, check]) => !check(facts.get(name)))?.[0];
}

/** Whether a value is a string. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a value is a string or null. */
export function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}

/** Makes a check for a list whose items all pass a check. A hole is an item, too: `every()` passes over it. */
export function isListOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.findIndex((item) => !check(item)) === -1;
}
