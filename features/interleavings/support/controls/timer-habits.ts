import timers from 'node:timers';
import promised from 'node:timers/promises';

/** What code can see of a timer of Node without waiting for it, by what is looked at. */
const habits: Readonly<Record<string, () => unknown>> = {
  'a timer keeps the process alive until it is told not to': () => {
    const timer = setTimeout(nothing, 10);
    const seen = [timer.hasRef(), timer.unref().hasRef(), timer.ref().hasRef()];
    clearTimeout(timer);
    return seen;
  },
  'a timer gives itself back': () => {
    const timer = setTimeout(nothing, 10);
    return [
      timer.ref() === timer,
      timer.unref() === timer,
      timer.refresh() === timer,
      timer.close() === timer,
    ];
  },
  'an immediate': () => {
    const immediate = setImmediate(nothing);
    const seen = [immediate.hasRef(), immediate.unref().hasRef(), immediate.ref() === immediate];
    clearImmediate(immediate);
    return [...seen, immediate.hasRef()];
  },
  'its number': () => {
    const timer = setTimeout(nothing, 10);
    const number = Number(timer);
    clearTimeout(String(number));
    return [typeof number, number === Number(timer), number !== Number(setTimeout(nothing, 10).close())];
  },
  'its members': () => {
    const timer = setInterval(nothing, 10);
    timer[Symbol.dispose]();
    return [typeof timer, 'close' in timer, 'refresh' in timer, Symbol.toPrimitive in timer];
  },
  'what cannot be called': () =>
    [setTimeout, setInterval, setImmediate].map((start) =>
      complaintOf(() => Reflect.apply(start, undefined, ['no'])),
    ),
  'a duration that is no number': () =>
    [1n, Symbol('long')].map((duration) =>
      complaintOf(() => Reflect.apply(setTimeout, undefined, [nothing, duration])),
    ),
  'what clears nothing': () =>
    [undefined, null, 0, 'x', {}, []].map((timer) =>
      [clearTimeout, clearInterval, clearImmediate].map((clear) =>
        complaintOf(() => Reflect.apply(clear, undefined, [timer])),
      ),
    ),
  'a signal that aborts after no time at all': () =>
    [-1, Number.NaN, 1.5, 2 ** 32].map((ms) => complaintOf(() => AbortSignal.timeout(ms))),
  'promises of what is wrong': () =>
    Promise.all([
      complaintsOf(() => Reflect.apply(promised.setTimeout, undefined, ['long'])),
      complaintsOf(() => Reflect.apply(promised.setTimeout, undefined, [1, 2, 3])),
      complaintsOf(() => Reflect.apply(promised.setTimeout, undefined, [1, 2, { signal: 3 }])),
      complaintsOf(() => Reflect.apply(promised.setTimeout, undefined, [1, 2, { ref: 3 }])),
      complaintsOf(() => Reflect.apply(promised.setImmediate, undefined, [1, { signal: 3 }])),
      complaintsOf(() => Reflect.apply(promised.setInterval, undefined, ['long']).next()),
    ]),
  'promises that are aborted before they begin': () =>
    Promise.all([
      complaintsOf(() => promised.setTimeout(1, 2, { signal: AbortSignal.abort('why not') })),
      complaintsOf(() => promised.setImmediate(2, { signal: AbortSignal.abort('why not') })),
      complaintsOf(() =>
        promised
          .setInterval(1, 2, { signal: AbortSignal.abort('why not') })
          [Symbol.asyncIterator]()
          .next(),
      ),
      complaintsOf(() => promised.scheduler.wait(1, { signal: AbortSignal.abort('why not') })),
    ]),
  'promises that are aborted while they wait': () => {
    const controller = new AbortController();
    const { signal } = controller;
    const complaints = Promise.all([
      complaintsOf(() => promised.setTimeout(10_000, 2, { signal })),
      complaintsOf(() => promised.setInterval(10_000, 2, { signal })[Symbol.asyncIterator]().next()),
    ]);
    controller.abort('no longer');
    return complaints;
  },
  'the names of the functions': () =>
    Object.values({ ...timers, promises: undefined }).map((value) => value?.name),
};

/** Looks at all of them. */
export async function lookAtHabits(): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  for (const [what, look] of Object.entries(habits)) {
    seen[what] = await look();
  }
  return seen;
}

function complaintOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    return inWords(error);
  }
}

async function complaintsOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return 'none';
  } catch (error) {
    return inWords(error);
  }
}

function inWords(error: unknown): string {
  const { name, code, message, cause } = Object(error);
  return [name, code, message, cause].map(String).join(' / ');
}

function nothing(): void {
  // Nobody listens.
}
