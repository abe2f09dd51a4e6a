import type { Engine } from 'audit-race';
import type { OpenEngine } from 'audit-race/engine-contract';
import { engineMethods } from '#audit-log/ports/engine';
import { MemoryStore } from '../../support/memory-store';
import { onStores } from './contract-engines';
import { closingFlaws } from './flaws/closing-flaws';
import { filterFlaws } from './flaws/filter-flaws';
import { findingFlaws } from './flaws/finding-flaws';
import type { Flaw, SealingFlaw } from './flaws/flaw';
import { followingFlaws } from './flaws/following-flaws';
import { provingFlaws } from './flaws/proving-flaws';
import { pruningFlaws } from './flaws/pruning-flaws';
import { sealingFlaws } from './flaws/sealing-flaws';
import { storingFlaws } from './flaws/storing-flaws';
import { openSealing } from './sealing-engine';
import { SealingStore } from './sealing-store';

const plainFlaws: Readonly<Record<string, Flaw>> = {
  ...storingFlaws,
  ...findingFlaws,
  ...pruningFlaws,
  ...filterFlaws,
  ...followingFlaws,
  ...closingFlaws,
};

/** Those of engines that make evidence of tampering. The others are tried without: it takes a quarter of the time. */
const flawsOfEvidence: Readonly<Record<string, SealingFlaw>> = { ...sealingFlaws, ...provingFlaws };

/** Every flaw that the contract is to find, by the words of the scenarios. */
export const flawNames: readonly string[] = [...Object.keys(plainFlaws), ...Object.keys(flawsOfEvidence)];

/** Opens engines that keep the contract but for one flaw. */
export function openFlawed(name: string): OpenEngine {
  const flaw = plainFlaws[name];
  const flawOfEvidence = flawsOfEvidence[name];
  if (flawOfEvidence !== undefined) {
    return onStores(
      () => new SealingStore(),
      async (store) => {
        const engine = await openSealing(store);
        return Object.assign(engine, flawOfEvidence(wholeOf(engine), store));
      },
    );
  }
  if (flaw === undefined) {
    throw new Error(`No such flaw: ${name}`);
  }
  return onStores(
    () => new MemoryStore(),
    async (store) => {
      const engine = await store.createEngine();
      return Object.assign(engine, flaw(wholeOf(engine), store));
    },
  );
}

/** An engine as it was: a flaw calls what it replaces. */
function wholeOf<Whole extends Engine>(engine: Whole): Whole {
  const whole: Whole = Object.create(engine);
  for (const method of [...engineMethods, 'listAfter', 'examine', 'readHead', 'prove', 'erase'] as const) {
    Reflect.set(whole, method, engine[method]?.bind(engine));
  }
  return whole;
}
