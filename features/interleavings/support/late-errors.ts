import { setTimeout as delay } from 'node:timers/promises';
import { callersDo } from './callers-do';
import { named } from './models';
import type { Family } from './search';

/** Promises whose rejection nobody will ever look at, on purpose. */
const abandoned: Promise<never>[] = [];

function reject(): void {
  abandoned.push(Promise.reject(new Error('too late')));
}

/** Callers beside whom something goes wrong when they have ended, by what it is. */
export const lateErrors: Readonly<Record<string, Family>> = {
  'are cleaned up after by one who loses a rejection': cleanedUpBy(reject),
  'are cleaned up after by one who loses it later': cleanedUpBy(async () => {
    await delay(1);
    reject();
  }),
  'are cleaned up after by one who throws in a callback': cleanedUpBy(() => {
    process.nextTick(() => {
      throw new Error('too late');
    });
  }),
  'are told of an error by the clean-up': (callers) => ({
    name: 'a flawed experiment',
    setup(turns) {
      const work = turns.control('work', () => undefined);
      const rejects: ((error: Error) => void)[] = [];
      const run = async () => {
        abandoned.push(new Promise((_, give) => rejects.push(give)));
        await work();
      };
      const cleanUp = () => {
        for (const give of rejects) {
          give(new Error('too late'));
        }
      };
      return { callers: named(callers, run), check: () => undefined, cleanUp };
    },
  }),
};

function cleanedUpBy(cleanUp: () => unknown): Family {
  return callersDo((work) => work, { cleanUp });
}
