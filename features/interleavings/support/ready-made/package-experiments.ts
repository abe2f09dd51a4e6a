import { deepEqual, fail } from 'node:assert/strict';
import type { InterleavingSubject, LoadOptions, Turns } from '@audit-race/interleavings';
import { memfs } from 'memfs';
import { named } from '../models';
import type { Family } from '../search';
import { told } from './told';

/** Callers who each take the next number of a package. */
export function counting(options: LoadOptions): Family {
  return experimentWith(async (turns) => {
    const { next } = await turns.load<{ next(): number }>('package', options);
    return { ask: next, expected: (callers) => numbersUpTo(callers) };
  });
}

/** Callers who each ask a package what it got. */
export function asking(options: LoadOptions): Family {
  return experimentWith(async (turns) => {
    const { ask } = await turns.load<{ ask(): unknown }>('package', options);
    return { ask, expected: (callers) => Array(callers).fill('mine') };
  });
}

/** Callers of a package that is not there. */
export function misspelling(options: LoadOptions): Family {
  return experimentWith(async (turns) => {
    await turns.load('pakcage', options);
    return { ask: () => undefined, expected: () => [] };
  });
}

/** How an order ends, and what fails then. */
export type Ending = 'that holds' | 'that fails' | 'whose setup fails' | 'whose clean-up fails';

/** Callers of a package that changes the process, in an order that ends in a given way. */
export function changing(options: LoadOptions, ending: Ending): Family {
  return (callers) => ({
    name: 'a package that changes the process',
    async setup(turns): Promise<InterleavingSubject> {
      turns.replaceModule('node:fs', memfs({ '/file': 'mine' }).fs);
      turns.controlFetch(() => new Response('mine'));
      const { read } = await turns.load<{ read(): string }>('package', options);
      const ask = turns.control('ask', read);
      if (ending === 'whose setup fails') {
        throw new Error('no luck');
      }
      return {
        callers: named(callers, ask),
        check: (outcomes) => {
          deepEqual(told(outcomes), Array(callers).fill('mine'));
          deepEqual(ending === 'that fails', false);
        },
        cleanUp: () => (ending === 'whose clean-up fails' ? fail('no luck') : undefined),
      };
    },
  });
}

interface Asked {
  ask(): unknown;
  expected(callers: number): readonly unknown[];
}

function experimentWith(begin: (turns: Turns) => Promise<Asked>): Family {
  return (callers) => ({
    name: 'callers who use a package',
    async setup(turns): Promise<InterleavingSubject> {
      const { ask, expected } = await begin(turns);
      const use = turns.control('use', () => undefined);
      return {
        callers: named(callers, async () => {
          await use();
          return ask();
        }),
        check: (outcomes) => deepEqual(told(outcomes).sort(), expected(callers)),
      };
    },
  });
}

function numbersUpTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
