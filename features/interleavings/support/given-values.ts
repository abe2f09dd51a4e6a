import { equal, ok } from 'node:assert/strict';
import {
  assertEveryInterleaving,
  Barrier,
  exploreInterleavings,
  releaseTogether,
  replayInterleaving,
  SharedBarrier,
} from '@audit-race/interleavings';

const EXPERIMENT = {
  name: 'nothing at all',
  setup: () => ({ callers: [{ name: 'Ada', run: () => Promise.resolve() }], check: () => undefined }),
};

/** Does something with a value that the types may not allow, as a program without types does. */
type Take = (value: unknown) => unknown;

const onOptions: Readonly<Record<string, Take>> = {
  'a Barrier': (options) => Reflect.construct(Barrier, [1, options]),
  'releaseTogether()': (options) => Reflect.apply(releaseTogether, undefined, [1, async () => 1, options]),
  'a SharedBarrier': (options) => Reflect.construct(SharedBarrier, [1, options]),
  exploreInterleavings: (options) => exploreInterleavings(EXPERIMENT, Object(options)),
  assertEveryInterleaving: (options) => assertEveryInterleaving(EXPERIMENT, Object(options)),
  replayInterleaving: (options) => replayInterleaving(EXPERIMENT, '0', Object(options)),
  'the handle of a SharedBarrier': (handle) => Reflect.apply(SharedBarrier.join, SharedBarrier, [handle]),
};

const onArguments: Readonly<Record<string, Take>> = {
  'parties of a Barrier': (parties) => Reflect.construct(Barrier, [parties]),
  'signal of wait()': (signal) => Reflect.apply(Barrier.prototype.wait, new Barrier(1), [signal]),
  'parties of releaseTogether()': (parties) =>
    Reflect.apply(releaseTogether, undefined, [parties, async () => 1]),
  'task of releaseTogether()': (task) => Reflect.apply(releaseTogether, undefined, [1, task]),
  'parties of a SharedBarrier': (parties) => Reflect.construct(SharedBarrier, [parties]),
};

/** What became of values that somebody gave. */
export class GivenValues {
  #endings: unknown[] = [];

  /** Gives each of them by itself, as an argument, an option, or a part of a handle. */
  async give(values: readonly unknown[], name: string): Promise<void> {
    const take = onArguments[name] ?? onOption(name);
    this.#endings = await Promise.all(values.map((value) => endingOf(take, value)));
  }

  /** Gives each of them as the options themselves. */
  async giveAll(options: readonly unknown[], owner: string): Promise<void> {
    const take = ownerOf(owner);
    this.#endings = await Promise.all(options.map((each) => endingOf(take, each)));
  }

  /** Every one of them was refused in these words, by an error with a name. */
  expectRefused(words: string): void {
    ok(this.#endings.length > 0, 'Nothing was given.');
    for (const ending of this.#endings) {
      const { name, code, message } = Object(ending);
      ok(
        ['BarrierOptionError BARRIER_OPTION', 'ExplorationOptionError EXPLORATION_OPTION'].includes(
          `${name} ${code}`,
        ),
        String(message),
      );
      ok(message.includes(words), message);
    }
  }

  /** None of them was. */
  expectTaken(): void {
    ok(this.#endings.length > 0, 'Nothing was given.');
    for (const ending of this.#endings) {
      equal(ending, 'taken');
    }
  }
}

function onOption(name: string): Take {
  const [option = '', owner = ''] = name.split(/ of (.*)/);
  const take = ownerOf(owner);
  const whole = owner.startsWith('the handle') ? new SharedBarrier(1).handle : {};
  return (value) => take({ ...whole, [option]: value });
}

function ownerOf(name: string): Take {
  const take = onOptions[name];
  ok(take, `Nobody knows ${name}.`);
  return take;
}

async function endingOf(take: Take, value: unknown): Promise<unknown> {
  try {
    await take(value);
    return 'taken';
  } catch (error) {
    return error;
  }
}
