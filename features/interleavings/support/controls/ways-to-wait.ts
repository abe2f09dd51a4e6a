import { once } from 'node:events';
import timers from 'node:timers';
import promised, { setTimeout as importedDelay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { loadImported } from './load-imported';

const HOUR_MS = 3_600_000;

/** A way in which Node waits for a timer, by its name. */
export async function wayToWait(name: string): Promise<(() => Promise<unknown>) | undefined> {
  return name === 'setTimeout as an ES module has imported it'
    ? (await loadImported()).imported
    : waysToWait[name];
}

/** Each waits once, and would take an hour or a turn of the event loop. */
const waysToWait: Readonly<Record<string, () => Promise<unknown>>> = {
  setTimeout: () => new Promise((resolve) => setTimeout(resolve, HOUR_MS)),
  setInterval: () =>
    new Promise<void>((resolve) => {
      const interval = setInterval(() => {
        clearInterval(interval);
        resolve();
      }, HOUR_MS);
    }),
  setImmediate: () => new Promise((resolve) => setImmediate(resolve)),
  'timers.setTimeout': () => new Promise((resolve) => timers.setTimeout(resolve, HOUR_MS)),
  'timers.setImmediate': () => new Promise((resolve) => timers.setImmediate(resolve)),
  'setTimeout of node:timers/promises': () => promised.setTimeout(HOUR_MS),
  'setTimeout as it was imported': () => importedDelay(HOUR_MS),
  'setImmediate of node:timers/promises': () => promised.setImmediate(),
  'setInterval of node:timers/promises': async () => {
    for await (const value of promised.setInterval(HOUR_MS, 'tick')) {
      return value;
    }
    return;
  },
  'scheduler.wait': () => promised.scheduler.wait(HOUR_MS),
  'scheduler.yield': () => promised.scheduler.yield(),
  'timers.promises': () => timers.promises.setTimeout(HOUR_MS),
  'util.promisify(setTimeout)': () => promisify(setTimeout)(HOUR_MS),
  'AbortSignal.timeout': () => once(AbortSignal.timeout(HOUR_MS), 'abort'),
  'a timer without a reference': () => new Promise((resolve) => setTimeout(resolve, HOUR_MS).unref()),
  'a timer that is refreshed': () => new Promise((resolve) => setTimeout(resolve, HOUR_MS).refresh()),
};
