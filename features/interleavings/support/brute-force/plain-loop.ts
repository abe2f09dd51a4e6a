import type { Choices } from './choices';
import type { CallingBack, LoopHabits, SeamOptions, Seams } from './seams';

const AsyncFunction = (async () => undefined).constructor;

/** One way in which something pending can go on. */
interface Way {
  /** What takes real time happens elsewhere, before the callback that tells of it. */
  perform?(): Promise<void>;
  /** Called in the callback. */
  resume(): unknown;
}

/** Something that a callback of the event loop may resume, with each way in which it can end. */
interface Pending {
  readonly ways: readonly Way[];
  /** Node runs all promise jobs between two timers, so a timer shares its callback with nobody; no more does an event. */
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
        const end = (settle: () => void) => {
          if (answer === 'later') {
            this.#add([{ resume: settle }]);
          } else {
            settle();
          }
        };
        const succeed =
          effect instanceof AsyncFunction
            ? slowly(() => effect(...args), resolve, end)
            : { resume: () => end(settling(() => effect(...args), resolve, reject)) };
        const fail = { resume: () => end(settling(() => fault?.(...args), reject, reject)) };
        this.#add(fault === undefined ? [succeed] : [succeed, fail]);
      });
  }

  controlCallback(
    _name: string,
    method: CallingBack,
    { fault, answer = this.#habits.answers }: SeamOptions<[word: string]> = {},
  ): CallingBack {
    return (word, callback) => {
      const end = (call: () => void) => {
        if (answer === 'later') {
          this.#add([{ resume: call }]);
        } else {
          call();
        }
      };
      const succeed = () => method(word, (error, result) => end(() => callback(error, result)));
      const fail = () => {
        const error = fault?.(word);
        end(() => callback(error));
      };
      this.#add((fault === undefined ? [succeed] : [succeed, fail]).map((resume) => ({ resume })));
    };
  }

  startTimer(_durationMs: number, ring: () => void): () => void {
    return this.#add([{ resume: ring }], true);
  }

  event(_name: string, happen: () => unknown): () => void {
    return this.#add([{ resume: happen }], true);
  }

  /** Lets callers begin: called in the callback itself, or each in a promise job of its own. */
  start(run: () => void): void {
    const runBehindAnAwait = async () => {
      await Promise.resolve();
      run();
    };
    this.#add([{ resume: this.#habits.starts === 'call' ? run : runBehindAnAwait }]);
  }

  /** Runs tick after tick until nothing is pending. */
  async run(choices: Choices): Promise<void> {
    while (this.#pending.length > 0) {
      const list = this.#chooseList(choices);
      for (const way of list) {
        await way.perform?.();
      }
      await new Promise<void>((resolve) => {
        setImmediate(() => {
          for (const way of list) {
            way.resume();
          }
          // Node comes back only when all promise jobs and all callbacks of nextTick have run.
          setImmediate(resolve);
        });
      });
    }
  }

  #chooseList(choices: Choices): Way[] {
    const { togetherMax = Number.POSITIVE_INFINITY } = this.#habits;
    const list: Way[] = [];
    let rest = this.#pending;
    while (rest.length > 0 && list.length < togetherMax) {
      const members = rest.flatMap((pending) => pending.ways.map((way) => ({ pending, way })));
      // A list may end behind each of its members, but there is always one.
      const member = members[choices.choose(members.length + Math.sign(list.length))];
      if (member === undefined) {
        break;
      }
      list.push(member.way);
      this.#pending = this.#pending.filter((other) => other !== member.pending);
      rest = member.pending.isAlone ? [] : this.#pending.filter(({ isAlone }) => !isAlone);
    }
    return list;
  }

  /** What is pending stays so until it is resumed, or taken back by the function that is returned. */
  #add(ways: readonly Way[], isAlone = false): () => void {
    const pending = { ways, isAlone };
    this.#pending = [...this.#pending, pending];
    return () => {
      this.#pending = this.#pending.filter((other) => other !== pending);
    };
  }
}

/** Does the work in its own time, and tells of it in the callback. */
function slowly<Result>(
  work: () => Result,
  resolve: (result: Result) => void,
  end: (settle: () => void) => void,
): Way {
  let settle: () => void = () => undefined;
  const perform = async () => {
    const result = await work();
    settle = () => resolve(result);
  };
  return { perform, resume: () => end(settle) };
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
