import { ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExplorationOptions, Turns } from '@audit-race/interleavings';
import type { BrokenSearch } from './broken-search';
import { leftBehindSearches } from './left-behind';
import { named } from './models';

/** Promises whose rejection nobody will ever look at, on purpose. */
const abandoned: Promise<never>[] = [];

async function failLater(): Promise<never> {
  await sleep(1);
  throw new Error('nobody waits');
}

/** Two callers of three steps each; it goes wrong where the second is the last. */
function racing(
  happens: (search: BrokenSearch, turns: Turns) => Partial<Record<'extra' | 'effect', () => unknown>>,
  options: Partial<ExplorationOptions> = {},
): BrokenSearch {
  const search: BrokenSearch = {
    setups: 0,
    options,
    experiment: {
      name: 'two that race',
      setup(turns) {
        search.setups += 1;
        const { extra = () => undefined, effect = () => undefined } = happens(search, turns);
        const came: string[] = [];
        const step = turns.control('step', (name: string) => {
          came.push(name);
          return effect();
        });
        const callers = named(2, () => undefined).map(({ name }) => ({
          name,
          async run() {
            await step(name);
            await step(name);
            await extra();
            await step(name);
          },
        }));
        return { callers, check: () => ok(came.at(-1) === callers[0]?.name, 'the second was the last') };
      },
    },
  };
  return search;
}

/** What ends a search, by its words. */
export const brokenSearches: Readonly<Record<string, () => BrokenSearch>> = {
  ...leftBehindSearches,
  'its setup fails from the 60th order on': () =>
    racing(({ setups }) => {
      ok(setups < 60, 'no more files');
      return {};
    }),
  'its 60th setup fails': () =>
    racing(({ setups }) => {
      ok(setups !== 60, 'no more files');
      return {};
    }),
  'its callers do something else from the 60th order on': () =>
    racing(({ setups }, turns) => (setups < 60 ? {} : { extra: turns.control('more', () => undefined) })),
  'its operations go wrong behind their ends from the 60th order on': () =>
    racing(({ setups }) => ({
      effect() {
        if (setups >= 60) {
          abandoned.push(failLater());
        }
      },
    })),
  'whoever listens for progress throws': () =>
    racing(() => ({ effect: () => sleep(1) }), {
      progressEveryMs: 1,
      onProgress({ failing }) {
        ok(failing === 0n, 'the printer is on fire');
      },
    }),
  'one order takes longer than the budget': () =>
    racing(() => ({ effect: () => sleep(10) }), { budgetMs: 1 }),
  'it was aborted before': () => racing(() => ({}), { signal: AbortSignal.abort() }),
  'it is aborted in its 60th order': () => {
    const controller = new AbortController();
    return racing(
      ({ setups }) => {
        if (setups === 60) {
          controller.abort();
        }
        return {};
      },
      { signal: controller.signal },
    );
  },
  'it stops at the first that fails': () => racing(() => ({}), { stopAtFirst: true }),
};
