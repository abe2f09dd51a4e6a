import type { Engine } from 'audit-race';
import type { OpenEngine } from 'audit-race/engine-contract';
import { engineMethods } from '#audit-log/ports/engine';
import { MemoryStore } from '../../support/memory-store';
import { onStores } from './contract-engines';
import { closingFlaws } from './flaws/closing-flaws';
import { filterFlaws } from './flaws/filter-flaws';
import { findingFlaws } from './flaws/finding-flaws';
import type { Flaw } from './flaws/flaw';
import { followingFlaws } from './flaws/following-flaws';
import { pruningFlaws } from './flaws/pruning-flaws';
import { storingFlaws } from './flaws/storing-flaws';

/** Every flaw that the contract is to find, by the words of the scenarios. */
export const flaws: Readonly<Record<string, Flaw>> = {
  ...storingFlaws,
  ...findingFlaws,
  ...pruningFlaws,
  ...filterFlaws,
  ...followingFlaws,
  ...closingFlaws,
};

/** Opens engines that keep the contract but for one flaw. */
export function openFlawed(name: string): OpenEngine {
  const flaw = flaws[name];
  if (flaw === undefined) {
    throw new Error(`No such flaw: ${name}`);
  }
  return onStores(
    () => new MemoryStore(),
    async (store) => {
      const engine = await store.createEngine();
      // The flaw calls what it replaces.
      const whole: Engine = Object.create(engine);
      for (const method of engineMethods) {
        Reflect.set(whole, method, engine[method].bind(engine));
      }
      Reflect.set(whole, 'listAfter', engine.listAfter?.bind(engine));
      return Object.assign(engine, flaw(whole, store));
    },
  );
}
