import { HEADER_ITEMS_MAX, isKnownHeader, isUsualHeader } from './header-names';
import { NAME_LENGTH_MAX } from './name-value';

const DASH = 45;

/** Items of a list, in their order. */
interface SplitItems {
  /** Those that may name the next one. */
  readonly names: readonly string[];
  readonly others: readonly unknown[];
}

/** Finds the items of a list of texts that may name the next one: flags of a command, and names of headers. */
export class ItemNames {
  /** Whether names and values may take turns. */
  readonly #takeTurns: boolean;
  /** Whether one of the first items shows that this is a list of headers. */
  #areOfHeaders = false;

  constructor(length: number) {
    this.#takeTurns = length % 2 === 0;
  }

  /** Looks at the items from an index on, those from the first one on first: they show whether this is a list of headers. */
  look(items: readonly unknown[], from: number): void {
    this.#areOfHeaders ||= from === 0 && this.#takeTurns && areOfHeaders(items);
  }

  /** Splits the items from an index on. */
  split(items: readonly unknown[], from: number): SplitItems {
    const names: string[] = [];
    // Most lists have no names, and need no copy.
    let others: unknown[] | undefined;
    for (let index = 0; index < items.length; index += 1) {
      const item = items[index];
      if (isFlag(item) || this.#isHeader(item, from + index)) {
        others ??= items.slice(0, index);
        names.push(item);
      } else {
        others?.push(item);
      }
    }
    return { names, others: others ?? items };
  }

  #isHeader(item: unknown, index: number): item is string {
    return (
      this.#takeTurns &&
      index % 2 === 0 &&
      typeof item === 'string' &&
      item.length <= NAME_LENGTH_MAX &&
      (this.#areOfHeaders || isKnownHeader(item))
    );
  }
}

/** Whether an item may be a flag of a command. */
export function isFlag(item: unknown): item is string {
  return typeof item === 'string' && item.charCodeAt(0) === DASH;
}

function areOfHeaders(items: readonly unknown[]): boolean {
  return items
    .slice(0, HEADER_ITEMS_MAX)
    .some((item, index) => index % 2 === 0 && typeof item === 'string' && isUsualHeader(item));
}
