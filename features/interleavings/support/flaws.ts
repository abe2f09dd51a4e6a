import { setTimeout as delay, setImmediate as eventLoop } from 'node:timers/promises';
import { callersDo, forever, untyped, type Work } from './callers-do';
import { named } from './models';
import type { Family } from './search';

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
  'are checked by one who hangs where the second was first': (callers) => ({
    name: 'a flawed experiment',
    setup(turns) {
      const came: string[] = [];
      const work = turns.control('work', (name: string) => came.push(name));
      const made = named(callers, forever).map(({ name }) => ({ name, run: () => work(name) }));
      return { callers: made, check: () => (came[0] === made[1]?.name ? forever() : undefined) };
    },
  }),
  'are checked by one who waits for one timer after the other': (callers) => ({
    name: 'a flawed experiment',
    setup(turns) {
      const tickForever = (): unknown => turns.startTimer(5, tickForever);
      const check = () => {
        tickForever();
        return forever();
      };
      return { callers: named(callers, () => undefined), check };
    },
  }),
  'are checked by one who loses a rejection': callersDo((work) => work, {
    check: async () => {
      await delay(2);
      abandoned.push(Promise.reject(new Error('nobody listens')));
    },
  }),
  'are checked by one who throws anything': callersDo((work) => work, {
    check: () => {
      throw Object.create(null);
    },
  }),
  'wait for ever, until they are cleaned up after': (callers) => ({
    name: 'a flawed experiment',
    setup() {
      const ends: (() => void)[] = [];
      return {
        callers: named(callers, () => new Promise<void>((resolve) => ends.push(resolve))),
        check: () => undefined,
        cleanUp: async () => {
          for (const end of ends) {
            end();
          }
          await eventLoop();
        },
      };
    },
  }),
  'let a rejection of somebody else happen': (callers) => {
    // Made here, where no search has begun.
    let rejectOutside = (_error: Error): void => undefined;
    abandoned.push(
      new Promise<never>((_, reject) => {
        rejectOutside = reject;
      }),
    );
    return callersDo((work) => async () => {
      rejectOutside(new Error('of somebody else'));
      await work();
    })(callers);
  },
  'wait for a timer of their own': callersDo(() => () => delay(50)),
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
  'go on longer than the run before': (callers) => {
    let runs = 0;
    return callersDo((work) => async () => {
      runs += 1;
      // Only the last caller of the second run, where the first run was over.
      await (runs === callers * 2 ? work() : undefined);
    })(callers);
  },
  'start one timer more than the run before': (callers) => {
    let runs = 0;
    return callersDo((work, turns) => () => {
      runs += 1;
      const working = work();
      if (runs === callers * 2) {
        turns.startTimer(5, () => undefined);
      }
      return working;
    })(callers);
  },
  'may fail where they could not before': (callers) => {
    let setups = 0;
    return callersDo((_work, turns) => {
      setups += 1;
      const fault = () => new Error('no luck');
      return turns.control('work', () => undefined, setups === 1 ? {} : { fault });
    })(callers);
  },
  'take back one timer more than the run before': (callers) => {
    let runs = 0;
    return callersDo((work, turns) => () => {
      runs += 1;
      if (runs > callers) {
        turns.startTimer(5, () => undefined)();
      }
      return work();
    })(callers);
  },
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
  'cannot be cleaned up after': callersDo((work) => work, { cleanUp: failToCleanUp }),
  'have no setup': () => untyped({ name: 'a flawed experiment' }),
  'have no experiment': () => untyped(undefined),
  'try again for ever': callersDo((work) => async () => {
    for (;;) {
      await work();
    }
  }),
  'wait for a real timer inside an operation': callersDo((_work, turns) =>
    turns.control('wait', () => delay(2)),
  ),
  'wait inside an operation for ever, and cannot be cleaned up after': callersDo(
    (_work, turns) => turns.control('work', forever),
    { cleanUp: failToCleanUp },
  ),
  'wait inside an operation for ever': callersDo((_work, turns) => turns.control('work', forever)),
};

function failToCleanUp(): never {
  throw new Error('the folder is gone');
}
