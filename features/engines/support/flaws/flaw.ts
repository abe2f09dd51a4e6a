import type { Engine } from 'audit-race';
import type { MemoryStore } from '../../../support/memory-store';

/** What is wrong with an engine: what it does in the place of one that keeps the contract, on the same store. */
export type Flaw = (
  engine: Engine,
  store: MemoryStore,
) => { readonly [Part in keyof Engine]?: Engine[Part] | undefined };
