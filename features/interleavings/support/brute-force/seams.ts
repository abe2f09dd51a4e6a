/** How an operation behaves, in the words of the explorer. */
export interface SeamOptions<Arguments extends readonly unknown[]> {
  readonly fault?: (...args: Arguments) => unknown;
  readonly answer?: 'at once' | 'later';
  readonly effect?: 'remote' | 'local';
}

/** An operation in the style of Node: it calls back instead of returning a promise. */
export type CallingBack = (word: string, callback: (error: unknown, result?: string) => void) => void;

/** All that a subject may wait for. The explorer's `Turns` offer it, and so does a loop of plain Node. */
export interface Seams {
  control<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result,
    options?: SeamOptions<Arguments>,
  ): (...args: Arguments) => Promise<Result>;
  controlCallback(name: string, method: CallingBack, options?: SeamOptions<[word: string]>): CallingBack;
  startTimer(durationMs: number, ring: () => void): () => void;
  event(name: string, happen: () => unknown): () => void;
}

/** How callers begin, when they hear of what they asked for, and how many may go on in one callback. */
export interface LoopHabits {
  readonly starts: 'call' | 'await';
  readonly answers: 'at once' | 'later';
  readonly togetherMax?: number;
}
