/** Details of one shape, and what they would be as plain JSON. */
export interface DetailsShape {
  readonly name: string;
  readonly details: unknown;
  readonly plain: unknown;
  /** Whether nearly every word is a secret, or the name of one, or nearly so: then each of them is work. */
  readonly isDense?: boolean;
  /** Whether it has to be written more than once, to be looked at more closely, or to be made text. */
  readonly isOdd?: boolean;
}

/** A value that is plain already. */
export function shape(name: string, plain: unknown): DetailsShape {
  return { name, details: plain, plain };
}

/** What a shop may record. */
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

/** A list of what is made for each number. */
export function times<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}
