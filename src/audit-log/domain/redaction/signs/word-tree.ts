import { GROUP_COUNT, groupOf } from './groups';
import { MARKS } from './sign-words';

const PARTS = MARKS.part | MARKS.firstHalf | MARKS.between | MARKS.secondBegin | MARKS.secondHalf;

/** An Aho-Corasick automaton: finds all words at once, in either case. The text that was read last is a place in the tree of words. */
export class WordTree {
  /** From a place with a group of characters to the next place: that of the longest prefix of a word that ends there. */
  readonly #next: number[][] = [[]];
  readonly #marks: number[] = [0];
  readonly #shorter: number[] = [0];
  readonly #waysOn: number[][] = [[]];
  /** The places of words that are no parts of names. */
  readonly #others = new Set([0]);

  constructor(words: Iterable<readonly [word: string, mark: number]>) {
    for (const [word, mark] of words) {
      this.#add(word, mark);
    }
    this.#connect();
  }

  /** How many places there are. */
  get size(): number {
    return this.#next.length;
  }

  /** The place of the longest prefix with which a word goes on: from there all goes on in the same way. */
  asGoesOn(place: number): number {
    return this.#shorterUnless(place, (at) => this.#goesOn(at));
  }

  /** The same, with only the words that are no parts of names. */
  withoutParts(place: number): number {
    return this.#shorterUnless(place, (at) => this.#others.has(at) && this.#goesOn(at));
  }

  /** The place of the longest shorter prefix. */
  shorter(place: number): number {
    return this.#shorter[place] ?? 0;
  }

  /** The groups with which a word goes on. */
  waysOn(place: number): readonly number[] {
    return this.#waysOn[place] ?? [];
  }

  step(place: number, group: number): number {
    return this.#next[place]?.[group] ?? 0;
  }

  /** The marks of all words that end at a place. */
  markOf(place: number): number {
    return this.#marks[place] ?? 0;
  }

  #shorterUnless(place: number, isIt: (place: number) => boolean): number {
    let at = place;
    while (at !== 0 && !isIt(at)) {
      at = this.shorter(at);
    }
    return at;
  }

  #goesOn(place: number): boolean {
    return this.waysOn(place).length > 0 || (this.markOf(place) & MARKS.flagBegin) !== 0;
  }

  #add(word: string, mark: number): void {
    let place = 0;
    for (const sign of word) {
      const group = groupOf(sign);
      const known = this.step(place, group);
      if (known === 0) {
        const made = this.#next.push([]) - 1;
        this.#marks.push(0);
        this.#waysOn.push([]);
        this.#waysOn[place]?.push(group);
        (this.#next[place] ?? [])[group] = made;
        place = made;
      } else {
        place = known;
      }
      if ((mark & PARTS) === 0) {
        this.#others.add(place);
      }
    }
    this.#marks[place] = this.markOf(place) | mark;
  }

  /** Completes the transitions: if no word goes on, that of the longest shorter prefix is taken, which is complete already. */
  #connect(): void {
    const shorter = this.#shorter;
    const places = [0];
    for (const place of places) {
      const row = this.#next[place] ?? [];
      const shorterPlace = shorter[place] ?? 0;
      for (let group = 0; group < GROUP_COUNT; group += 1) {
        const other = place === 0 ? 0 : this.step(shorterPlace, group);
        const own = row[group];
        if (own === undefined) {
          row[group] = other;
        } else {
          shorter[own] = other;
          this.#marks[own] = this.markOf(own) | this.markOf(other);
          places.push(own);
        }
      }
    }
  }
}
