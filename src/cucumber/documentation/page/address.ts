import { type Query, writeQuery } from './query';

/** A reader who types takes no notice of the address. A browser needs some time to change it: all links are looked at anew. */
const pauseMs = 250;

/** The address of the page, which says what is asked. */
export class Address {
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #query: Query | undefined;

  /** Writes a question that may still be typed: when there is a pause, or when somebody else needs the address. */
  writeSoon(query: Query): void {
    this.#query = query;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.writeNow(), pauseMs);
  }

  /** Writes what waits, if something does. */
  writeNow(): void {
    const query = this.#query;
    this.forget();
    if (query !== undefined) {
      change('replaceState', query);
    }
  }

  /** Adds a question to those that one can go back to. */
  push(query: Query): void {
    this.writeNow();
    change('pushState', query);
  }

  /** Leaves out what waits: the address has become another. */
  forget(): void {
    clearTimeout(this.#waiting);
    this.#query = undefined;
  }
}

function change(way: 'pushState' | 'replaceState', query: Query): void {
  try {
    history[way](null, '', `${location.pathname}${writeQuery(query)}`);
  } catch {
    // Some browsers let no page from the disk change its address; it still answers.
  }
}
