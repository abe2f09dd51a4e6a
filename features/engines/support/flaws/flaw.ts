import type { Engine } from 'audit-race';
import type { MemoryStore } from '../../../support/memory-store';
import type { SealingEngine } from '../sealing-engine';
import type { SealingStore } from '../sealing-store';

/** What an engine does in the place of one that keeps the contract. */
type Replaced = { readonly [Part in keyof Engine]?: Engine[Part] | undefined };

/** What is wrong with an engine: what it does in the place of one that keeps the contract, on the same store. */
export type Flaw = (engine: Engine, store: MemoryStore) => Replaced;

/** What is wrong with an engine that makes evidence of tampering. */
export type SealingFlaw = (engine: SealingEngine, store: SealingStore) => Replaced;
