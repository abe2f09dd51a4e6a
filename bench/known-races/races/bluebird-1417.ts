import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

/** The used part of the package. */
type Bluebird = new (
  start: (resolve: () => void) => void,
) => PromiseLike<void> & { timeout(durationMs: number): PromiseLike<void> };

const answerIn = (durationMs: number) => (resolve: () => void) => setTimeout(resolve, durationMs);

const experimentWith = (wait: (bluebird: Bluebird) => PromiseLike<unknown>): InterleavingExperiment => ({
  name: 'an answer comes a millisecond before the time-out',
  async setup(turns) {
    turns.controlTimers({ virtualTime: true });
    const bluebird = await turns.load<Bluebird>('bluebird-3.5.1');
    return {
      callers: [{ name: 'client', run: () => wait(bluebird) }],
      check: ([client]) => equal(client?.status, 'fulfilled', 'timed out although the answer was there'),
    };
  },
});

const refuseIn = (durationMs: number) =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error('timed out')), durationMs));

export const bluebird1417: KnownRace = {
  subject: 'bluebird 3.5.1',
  issue: 'https://github.com/petkaantonov/bluebird/issues/1417',
  observed: 'a promise that was resolved in time is timed out, because its reactions wait for an immediate',
  file: __filename,
  experiment: experimentWith((Bluebird) => new Bluebird(answerIn(1000)).timeout(1001)),
  fixes: [
    {
      subject: 'promises of Node',
      experiment: experimentWith(() => Promise.race([new Promise<void>(answerIn(1000)), refuseIn(1001)])),
    },
  ],
  adapters: [],
  published: publishedRatios.bluebird,
};
