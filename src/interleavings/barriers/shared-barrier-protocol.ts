import { BrokenBarrierError } from './broken-barrier-error';

/**
 * An operation on the one word of memory that the parties share.
 *
 * The protocol is written over these, so that threads can run it over real memory, and an explorer can run the very
 * same steps in every order.
 */
export type MemoryOperation =
  | { readonly kind: 'load' }
  | { readonly kind: 'exchange'; readonly expected: number; readonly replacement: number }
  | { readonly kind: 'sleep'; readonly whileValue: number }
  | { readonly kind: 'wakeAll' };

/** What an operation answers: the value before it, or how a sleep ended. */
export type MemoryAnswer = number | 'woken' | 'timed out';

/** Steps that end with a result; each takes the answer of the step before. */
export type Protocol<Result> = Generator<MemoryOperation, Result, MemoryAnswer>;

/** The largest number of parties: their count has to fit into its part of the word. */
export const PARTIES_MAX = 255;

// The word, from its low end: how many have arrived, whether the barrier is broken, how many parties it is for, and the
// number of the round. One word for all means that no party ever sees one of them without the others.
const ARRIVED = 0xff;
const BROKEN = 0x100;
const PARTIES = 0x1fe00;
const PARTY = 0x200;
const ROUND = 0x20000;
const ROUNDS = 0x8000;

/** The word of a barrier that nobody has come to yet. It is never 0, which is what fresh memory holds. */
export function freshWord(parties: number): number {
  return parties * PARTY;
}

/** How many parties wait, as the word says. */
export function arrivedIn(word: number): number {
  return word & ARRIVED;
}

/** For how many parties the barrier is, as the word says. */
export function partiesIn(word: number): number {
  return (word & PARTIES) / PARTY;
}

/** Whether the barrier is broken, as the word says. */
export function isBroken(word: number): boolean {
  return (word & BROKEN) !== 0;
}

/**
 * Waits for the others: ends with the order of arrival, or throws when the barrier is or becomes broken. The remark is put
 * behind the words of a party whose time is up.
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
      // Everybody came, even if time ran out meanwhile.
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
  // Whoever has broken it before wakes the others as well.
  while (!isBroken(word)) {
    const before = yield* exchange(word, word | BROKEN);
    if (before === word) {
      yield { kind: 'wakeAll' };
      return;
    }
    word = before;
  }
}

/** Counts this party in, or begins the next round if it is the last; ends with the word before. */
function* takePlace(parties: number): Protocol<number> {
  let word = yield* load();
  for (;;) {
    expectWhole(word);
    const isLast = arrivedIn(word) + 1 === parties;
    const before = yield* exchange(word, isLast ? nextRound(word) : word + 1);
    if (before === word) {
      return word;
    }
    // Somebody was faster, and the exchange has told what the word is now.
    word = before;
  }
}

function* load(): Protocol<number> {
  return Number(yield { kind: 'load' });
}

/** Replaces the word if it still is what this party has seen; ends with the word before. */
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
  // A signed word, as memory holds it.
  return round | (word & PARTIES);
}

function lateWords(word: number, parties: number, timeoutMs: number): string {
  const late = `after ${timeoutMs} ms ${parties - arrivedIn(word)} of ${parties} parties had not arrived`;
  const round = roundOf(word);
  // Whoever is one too many is the first of a round that nobody else comes to.
  return round === 0
    ? late
    : `${late} in round ${round + 1}; if each comes once only, there is one party too many: the barrier is for ${parties}`;
}
