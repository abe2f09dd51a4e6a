import type { Choices } from './choices';
import type { LoopHabits, SeamOptions, Seams } from './seams';

/** Something that a callback of the event loop may resume, with each way in which it can end. */
interface Pending {
  readonly ways: readonly (() => void)[];
  /** Node runs all promise jobs between two timers, so a timer shares its callback with nobody. */
  readonly isAlone: boolean;
}

/**
 * The event loop as Node has it: real promises, and one real callback for each tick. It shares no code with the explorer.
 *
 * A tick resumes an ordered list of what was pending when it began; which one is a choice.
 */
export class PlainLoop implements Seams {
  readonly #habits: LoopHabits;
  #pending: readonly Pending[] = [];

  constructor(habits: LoopHabits) {
    this.#habits = habits;
  }

  control<Arguments extends readonly unknown[], Result>(
    _name: string,
    effect: (...args: Arguments) => Result,
    { fault, answer = this.#habits.answers }: SeamOptions<Arguments> = {},
  ): (...args: Arguments) => Promise<Result> {
    return (...args) =>
      new Promise((resolve, reject) => {
        const succeed = () => settling(() => effect(...args), resolve, reject);
        const fail = () => settling(() => fault?.(...args), reject, reject);
        const happen = (end: () => () => void) => () => {
          const settle = end();
          if (answer === 'later') {
            this.#add([settle]);
          } else {
            settle();
          }
        };
        this.#add(fault === undefined ? [happen(succeed)] : [happen(succeed), happen(fail)]);
      });
  }

  startTimer(_durationMs: number, ring: () => void): () => void {
    return this.#add([ring], true);
  }

  /** Lets callers begin: called in the callback itself, or each in a promise job of its own. */
  start(run: () => void): void {
    const runBehindAnAwait = async () => {
      await Promise.resolve();
      run();
    };
    this.#add([this.#habits.starts === 'call' ? run : runBehindAnAwait]);
  }

  /** Runs tick after tick until nothing is pending. */
  async run(choices: Choices): Promise<void> {
    while (this.#pending.length > 0) {
      const list = this.#chooseList(choices);
      await new Promise<void>((resolve) => {
        setImmediate(() => {
          for (const resume of list) {
            resume();
          }
          // Node comes back only when all promise jobs and all callbacks of nextTick have run.
          setImmediate(resolve);
        });
      });
    }
  }

  #chooseList(choices: Choices): (() => void)[] {
    const { togetherMax = Number.POSITIVE_INFINITY } = this.#habits;
    const list: (() => void)[] = [];
    let rest = this.#pending;
    while (rest.length > 0 && list.length < togetherMax) {
      const members = rest.flatMap((pending) => pending.ways.map((resume) => ({ pending, resume })));
      // A list may end behind each of its members, but there is always one.
      const member = members[choices.choose(members.length + Math.sign(list.length))];
      if (member === undefined) {
        break;
      }
      list.push(member.resume);
      this.#pending = this.#pending.filter((other) => other !== member.pending);
      rest = member.pending.isAlone ? [] : this.#pending.filter(({ isAlone }) => !isAlone);
    }
    return list;
  }

  /** What is pending stays so until it is resumed, or taken back by the function that is returned. */
  #add(ways: readonly (() => void)[], isAlone = false): () => void {
    const pending = { ways, isAlone };
    this.#pending = [...this.#pending, pending];
    return () => {
      this.#pending = this.#pending.filter((other) => other !== pending);
    };
  }
}

/** Does the work now, and returns what tells of it. */
function settling<Result>(
  work: () => Result,
  resolve: (result: Result) => void,
  reject: (reason: unknown) => void,
): () => void {
  try {
    const result = work();
    return () => resolve(result);
  } catch (error) {
    return () => reject(error);
  }
}
