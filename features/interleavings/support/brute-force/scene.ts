import type { CallingBack, LoopHabits, SeamOptions, Seams } from './seams';

/** What a caller does, by its name and its number. */
export type Part = (name: string, index: number) => unknown;

/** A subject that can be played anywhere: it makes its shared state, and says what each caller does. */
export type Plot = (scene: Scene) => Part;

/** How many callers there are, and how often each of them waits. */
export interface Cast {
  readonly callers: number;
  readonly points: number;
  /** Whether the explorer may take them for alike: then it does not matter which of them does what. */
  readonly areAlike?: boolean;
}

/** A plot with its callers, and the habits of the loop in which they wait. */
export interface Play {
  readonly plot: Plot;
  readonly cast: Cast;
  readonly habits: LoopHabits;
}

/** One performance of a plot, with everything that can be seen of it from outside. */
export class Scene {
  readonly seams: Seams;
  readonly cast: Cast;
  readonly #segments: string[] = [];
  readonly #effects: string[] = [];
  #results = 'somebody waits';

  constructor(seams: Seams, cast: Cast) {
    this.seams = seams;
    this.cast = cast;
  }

  /** The numbers of the points at which each caller waits. */
  get points(): readonly number[] {
    return [...Array(this.cast.points).keys()];
  }

  /** Every piece of code of a subject notes that it ran, with what it saw. */
  note(segment: unknown): void {
    this.#segments.push(String(segment));
  }

  /** Something happens where no caller sees it directly. */
  reach(effect: string): void {
    this.#effects.push(effect);
  }

  /** An operation whose effect is remote; it gives back the word with which it is called. */
  remote(name: string, options: SeamOptions<[word: string]> = {}): (word: string) => Promise<string> {
    const effect = (word: string) => {
      this.reach(name + word);
      return word;
    };
    return this.seams.control(name, effect, options);
  }

  /** The same, in the style of Node. */
  callingBack(name: string, options: SeamOptions<[word: string]> = {}): CallingBack {
    const method: CallingBack = (word, callback) => {
      this.reach(name + word);
      callback(null, word);
    };
    return this.seams.controlCallback(name, method, options);
  }

  /** All callers have ended, each with this. */
  end(results: readonly string[]): void {
    this.#results = results.join(', ');
  }

  /** The trace of segments, the order of the remote effects, and what the callers got. */
  get outcome(): string {
    return [this.#segments.join(' '), this.#effects.join(' '), this.#results].join(' | ');
  }
}

/** The names of so many callers. */
export function callerNames({ callers }: Cast): readonly string[] {
  return [...'ABCDE'].slice(0, callers);
}

/** How an end shows in an outcome: a result and a reason never look the same. */
export function endInWords(status: 'fulfilled' | 'rejected', value: unknown): string {
  return status === 'fulfilled' ? `= ${value}` : `! ${value instanceof Error ? value.message : value}`;
}
