import type { Members } from './group-form';

/** The members of an object or a list that was made from something else, such as a Map; only the first, if there are very many. */
export class Excerpt {
  /** The keys; `undefined` for a list. */
  readonly names: readonly string[] | undefined;
  /** What the values are read from: a list, in the order of the keys, or an object that has them. */
  readonly values: readonly unknown[] | Members;
  /** How many members there are in all. */
  readonly length: number;

  constructor(names: readonly string[] | undefined, values: readonly unknown[] | Members, length: number) {
    this.names = names;
    this.values = values;
    this.length = length;
  }
}
