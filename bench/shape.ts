/** Details of one shape, and the same value as plain JSON. */
export interface DetailsShape {
  readonly name: string;
  readonly details: unknown;
  readonly plain: unknown;
  /** Whether nearly every word is a secret, or the name of one, or looks like one. Each of them then causes work. */
  readonly isDense?: boolean;
  /** Whether it has to be written more than once, inspected more closely, or converted to text. */
  readonly isOdd?: boolean;
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
