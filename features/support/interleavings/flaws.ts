import { AsyncResource } from 'node:async_hooks';
import { setTimeout as delay, setImmediate as eventLoop } from 'node:timers/promises';
import type { InterleavingExperiment, Turns } from 'audit-race/harness';
import { named } from './models';
import type { Family } from './search';

type Work = () => Promise<void>;

/** Promises whose rejection nobody will ever look at, on purpose. */
const abandoned: Promise<never>[] = [];

/** Callers that go wrong in a way the explorer has to name, by what they do. */
export const flaws: Readonly<Record<string, Family>> = {
  'wait for a signal that never comes': callersDo(() => forever),
  'lose a rejection': callersDo((work) => async () => {
    abandoned.push(Promise.reject(new Error('nobody listens')));
    await work();
  }),
  'start a timer that throws': callersDo((work, turns) => () => {
    turns.startTimer(5, () => {
      throw new Error('the timer threw');
    });
    return work();
  }),
  'are checked by one who hangs': callersDo((work) => work, { check: forever }),
  'let a rejection of somebody else happen': (callers) => {
    // Bound here, where no search has begun, so that the rejection comes from outside.
    const rejectOutside = AsyncResource.bind(() => {
      abandoned.push(Promise.reject(new Error('of somebody else')));
    });
    return callersDo((work) => async () => {
      rejectOutside();
      await work();
    })(callers);
  },
  'wait for a timer of their own': callersDo(() => () => delay(10)),
  'wait for the event loop': callersDo((work) => async () => {
    await eventLoop();
    await work();
  }),
  'remember the run before': (callers) => {
    let runs = 0;
    return callersDo((work) => async () => {
      runs += 1;
      await (runs <= callers ? work() : undefined);
    })(callers);
  },
  'stop earlier than the run before': (callers) => {
    let runs = 0;
    return callersDo((work) => async () => {
      runs += 1;
      await (runs === callers * 2 ? undefined : work());
    })(callers);
  },
  'control one operation inside another': callersDo((work, turns) => turns.control('outer', work)),
  'use an operation of the run before': (callers) => {
    let before: Work | undefined;
    return callersDo((work) => {
      before ??= work;
      return before;
    })(callers);
  },
  'are none': callersDo((work) => work, { callers: [] }),
  'have the same name': callersDo((work) => work, { callers: [...named(1, forever), ...named(1, forever)] }),
  'do nothing that can run': callersDo((work) => work, { callers: [{ name: 'A' }] }),
  'are checked by nobody': callersDo((work) => work, { check: undefined }),
  'cannot be set up': callersDo(() => {
    throw new Error('no disk');
  }),
  'have no setup': () => untyped({ name: 'a flawed experiment' }),
  'have no experiment': () => untyped({}),
  'try again for ever': callersDo((work) => async () => {
    for (;;) {
      await work();
    }
  }),
  'wait for a real timer inside an operation': callersDo((_work, turns) =>
    turns.control('wait', () => delay(2)),
  ),
  'wait inside an operation for ever': callersDo((_work, turns) => turns.control('work', forever)),
};

/** Callers that do what is made of one controlled operation; parts of the subject may be replaced. */
function callersDo(make: (work: Work, turns: Turns) => () => Promise<unknown>, parts: object = {}): Family {
  return (callers): InterleavingExperiment => ({
    name: 'a flawed experiment',
    setup(turns) {
      const work = turns.control('work', () => undefined);
      return { callers: named(callers, make(work, turns)), check: () => undefined, ...parts };
    },
  });
}

/** What a program without types could hand in. */
function untyped(parts: object): InterleavingExperiment {
  return Object.assign(Object.create(null), parts);
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}
