import type { EntryFilter } from '../../../domain/filter';
import { type ListQuestion, newestEntries, writeQuestion } from '../list-question';

/** The addresses of the pages, without the host: it may be that of a tunnel. */
export class Links {
  readonly #base: string;

  /** @param place below which all pages are. */
  constructor(place: string) {
    this.#base = `/${place}/`;
  }

  list(question: ListQuestion = newestEntries): string {
    return this.#base + writeQuestion(question);
  }

  /** The newest entries that have this in common. */
  allWith(filters: { readonly [Name in keyof EntryFilter]?: string }): string {
    return this.list({ ...newestEntries, filters });
  }

  entry(id: string): string {
    return `${this.#base}entries/${encodeURIComponent(id)}`;
  }

  verify(): string {
    return `${this.#base}verify`;
  }

  verifyNow(): string {
    return `${this.#base}verify?now=1`;
  }
}
