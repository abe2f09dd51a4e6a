/**
 * What takes most of the time: in `usual` details to write and to look at each character; in `named` ones to judge each name, a key or
 * the flag of a command, and to read each object; in `odd` ones to write them again, to inspect them more closely, or to convert them; in
 * `dense` ones to judge words, nearly all of which are secrets, or names of them, or look like them.
 */
export type ShapeKind = 'usual' | 'named' | 'odd' | 'dense';

/** Details of one shape, and the same value as plain JSON. */
export interface DetailsShape {
  readonly name: string;
  readonly details: unknown;
  readonly plain: unknown;
  /** What takes most of the time; `usual` where nothing else is said. */
  readonly kind?: ShapeKind;
}

/** A shape whose value is plain JSON already. */
export function shape(name: string, plain: unknown): DetailsShape {
  return { name, details: plain, plain };
}

/** An order, as a shop may record it. */
export function order(index: number): object {
  return {
    id: index,
    name: `Ada Lovelace ${index}`,
    email: `ada${index}@a.example`,
    active: index % 2 === 0,
    address: { street: `Main street ${index}`, zip: `80${index}`, geo: { lat: index / 7, lng: -index / 3 } },
    tags: ['a', 'b', `c${index}`],
  };
}

/** A list of `length` items made by index. */
export function times<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}

/** The same shapes as shapes of a kind. */
export function ofKind(kind: ShapeKind, shapes: readonly DetailsShape[]): DetailsShape[] {
  return shapes.map((shape) => ({ ...shape, kind }));
}
