import { BrokenBarrierError } from './broken-barrier-error';

/**
 * An atomic operation on the one word of memory that the parties share.
 *
 * The protocol yields these operations instead of performing them. So threads can run it on real shared memory, and the explorer
 * can run exactly the same steps in every order.
 */
export type MemoryOperation =
  | { readonly kind: 'load' }
  | { readonly kind: 'exchange'; readonly expected: number; readonly replacement: number }
  | { readonly kind: 'sleep'; readonly whileValue: number }
  | { readonly kind: 'wakeAll' };

/** The result of an operation: the value of the word before it, or how a sleep ended. */
export type MemoryAnswer = number | 'woken' | 'timed out';

/** A sequence of operations that ends with a result; each operation sends its answer back into the generator. */
export type Protocol<Result> = Generator<MemoryOperation, Result, MemoryAnswer>;

/** The largest number of parties: the count has eight bits in the word. */
export const PARTIES_MAX = 255;

// The word, from its low bits: how many parties have arrived, whether the barrier is broken, for how many parties it is, and the
// number of the round. All are in one word, so that a party always reads and changes them together, atomically.
const ARRIVED = 0xff;
const BROKEN = 0x100;
const PARTIES = 0x1fe00;
const PARTY = 0x200;
const ROUND = 0x20000;
const ROUNDS = 0x8000;

/** The word of a barrier before the first arrival. It is never 0, because 0 is what fresh memory holds. */
export function freshWord(parties: number): number {
  return parties * PARTY;
}

/** How many parties wait, according to the word. */
export function arrivedIn(word: number): number {
  return word & ARRIVED;
}

/** For how many parties the barrier is, according to the word. */
export function partiesIn(word: number): number {
  return (word & PARTIES) / PARTY;
}

/** Whether the barrier is broken, according to the word. */
export function isBroken(word: number): boolean {
  return (word & BROKEN) !== 0;
}

/**
 * Waits for the other parties. Ends with the index of arrival, or throws when the barrier is or becomes broken. `remark` is appended
 * to the error of a party that timed out.
 */
export function* arrive(parties: number, timeoutMs: number, remark = ''): Protocol<number> {
  const before = yield* takePlace(parties);
  const index = arrivedIn(before);
  if (index + 1 === parties) {
    yield { kind: 'wakeAll' };
    return index;
  }
  let word = before + 1;
  for (;;) {
    const ending = yield { kind: 'sleep', whileValue: word };
    word = yield* load();
    if (roundOf(word) !== roundOf(before)) {
      // The round is complete: all parties came, even if the time ran out in the meantime.
      return index;
    }
    expectWhole(word);
    if (ending === 'timed out' && (yield* exchange(word, word | BROKEN)) === word) {
      yield { kind: 'wakeAll' };
      throw new BrokenBarrierError(lateWords(word, parties, timeoutMs) + remark);
    }
  }
}

/** Breaks the barrier for everybody, now and later. */
export function* abort(): Protocol<void> {
  let word = yield* load();
  // If another party has broken the barrier already, that party also wakes the others.
  while (!isBroken(word)) {
    const before = yield* exchange(word, word | BROKEN);
    if (before === word) {
      yield { kind: 'wakeAll' };
      return;
    }
    word = before;
  }
}

/** Counts this party in, or starts the next round if it is the last to arrive; ends with the word before. */
function* takePlace(parties: number): Protocol<number> {
  let word = yield* load();
  for (;;) {
    expectWhole(word);
    const isLast = arrivedIn(word) + 1 === parties;
    const before = yield* exchange(word, isLast ? nextRound(word) : word + 1);
    if (before === word) {
      return word;
    }
    // Another party changed the word first. Retry with the value that the exchange returned.
    word = before;
  }
}

function* load(): Protocol<number> {
  return Number(yield { kind: 'load' });
}

/** Compare-and-exchange: replaces the word if it still has the expected value; ends with the word before. */
function* exchange(expected: number, replacement: number): Protocol<number> {
  return Number(yield { kind: 'exchange', expected, replacement });
}

function expectWhole(word: number): void {
  if (isBroken(word)) {
    throw new BrokenBarrierError('another party gave up or aborted it');
  }
}

function roundOf(word: number): number {
  return word >>> 17;
}

function nextRound(word: number): number {
  const round = ((roundOf(word) + 1) % ROUNDS) * ROUND;
  // The bitwise OR keeps the number a signed 32-bit integer, as Int32Array holds it.
  return round | (word & PARTIES);
}

function lateWords(word: number, parties: number, timeoutMs: number): string {
  const late = `after ${timeoutMs} ms ${parties - arrivedIn(word)} of ${parties} parties had not arrived`;
  const round = roundOf(word);
  // A surplus party is the first of a round to which no other party comes.
  return round === 0
    ? late
    : `${late} in round ${round + 1}; if each comes once only, there is one party too many: the barrier is for ${parties}`;
}
