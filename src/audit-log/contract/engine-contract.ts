import { AuditOptionError } from '../domain/errors';
import { describeValue } from '../domain/harmless-text';
import { closingRules } from './closing-rules';
import { filterRules } from './filter-rules';
import { findingRules } from './finding-rules';
import { followingRules } from './following-rules';
import { provingRules } from './proving-rules';
import { pruningRules } from './pruning-rules';
import { sealingRules } from './sealing-rules';
import { storingRules } from './storing-rules';
import { type EngineRules, type OpenEngine, TrialStore } from './trial-store';

export type { OpenEngine } from './trial-store';

/** One case of the contract of engines. */
export interface EngineCase {
  /** The promise that the case is about, in one sentence that could be false. */
  readonly rule: string;
  /** What the case tries. Of all cases of a rule, none has the title of another. */
  readonly title: string;
  /**
   * Tries an engine. Resolves when it keeps the promise, and rejects with an `AssertionError` or with what the engine threw.
   *
   * Rejects with an `AuditOptionError` when it is given no function. Each call uses a store of its own, and closes the engines that it has opened. You remove the store itself.
   */
  readonly check: (openEngine: OpenEngine) => Promise<void>;
}

/**
 * Everything that an `Engine` promises, as cases for any test runner. An engine that passes all of them can be given to
 * an `AuditService`.
 *
 * @example
 * ```ts
 * import { test } from 'node:test';
 * import { engineContract } from 'audit-race/engine-contract';
 *
 * for (const { rule, title, check } of engineContract) {
 *   test(`${rule}: ${title}`, () => check((store) => MyEngine.open(`${folder}/${store}`)));
 * }
 * ```
 */
export const engineContract: readonly EngineCase[] = Object.freeze(
  [
    storingRules,
    findingRules,
    pruningRules,
    filterRules,
    followingRules,
    sealingRules,
    provingRules,
    closingRules,
  ].flatMap(casesOf),
);

function casesOf(rules: EngineRules): EngineCase[] {
  return Object.entries(rules).flatMap(([rule, cases]) =>
    Object.entries(cases).map(([title, tryOut]) =>
      Object.freeze({
        rule,
        title,
        check: async (openEngine: OpenEngine) => {
          if (typeof openEngine !== 'function') {
            throw new AuditOptionError(
              'openEngine',
              `check() needs a function that opens an engine, such as (store) => MyEngine.open(store), not ${describeValue(openEngine)}.`,
            );
          }
          const store = new TrialStore(openEngine);
          try {
            await tryOut(store);
          } finally {
            await store.closeAll();
          }
        },
      }),
    ),
  );
}
