/**
 * An object with given names and without values, of which copies are made: to clone it and to fill the clone takes a fraction of the time
 * that it takes to add each name.
 */
export class BlankObject {
  readonly #names: readonly string[];
  #blank: Readonly<Record<string, unknown>> | undefined;

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** A new copy, to be filled. */
  copy(): Record<string, unknown> {
    // Made when it is first needed: the names of many objects come only once.
    this.#blank ??= Object.fromEntries(this.#names.map((name) => [name, null]));
    return { ...this.#blank };
  }
}
