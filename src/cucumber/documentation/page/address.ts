import { type Query, writeQuery } from './query';

/** Debounces changes of the URL: they take the browser some time, because it evaluates the style of all links again. */
const pauseMs = 250;

/** The URL of the page, which contains the query. */
export class Address {
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #query: Query | undefined;

  /** Writes a query that may still be typed: after a pause, or when another part needs the URL. */
  writeSoon(query: Query): void {
    this.#query = query;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.writeNow(), pauseMs);
  }

  /** Writes a pending query, if there is one. */
  writeNow(): void {
    const query = this.#query;
    this.forget();
    if (query !== undefined) {
      change('replaceState', query);
    }
  }

  /** Adds a query to the history of the browser. */
  push(query: Query): void {
    this.writeNow();
    change('pushState', query);
  }

  /** Drops a pending query, because the URL has changed otherwise. */
  forget(): void {
    clearTimeout(this.#waiting);
    this.#query = undefined;
  }
}

function change(way: 'pushState' | 'replaceState', query: Query): void {
  try {
    history[way](null, '', `${location.pathname}${writeQuery(query)}`);
  } catch {
    // Some browsers do not let a page from the disk change its URL. The search works all the same.
  }
}
