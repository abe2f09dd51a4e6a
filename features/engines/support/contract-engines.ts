import type { Turns } from '@audit-race/interleavings';
import { AuditStoreError, createEngine, type Engine } from 'audit-race';
import type { OpenEngine } from 'audit-race/engine-contract';
import { EngineLife } from '../../interleavings/support/explored-log/engine-life';
import { ExploredEngine } from '../../interleavings/support/explored-log/explored-engine';
import { MemoryRows } from '../../support/memory-rows';
import { MemoryStore } from '../../support/memory-store';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { PostgresDatabase } from './postgres-database';
import { openSealing } from './sealing-engine';
import { SealingStore } from './sealing-store';

/** Every engine there is, and how one of it is opened on a store, by the words of the scenarios. */
export const contractEngines: Readonly<Record<string, (world: AuditWorld) => OpenEngine>> = {
  SQLite: (world) => {
    const folder = world.part(TemporaryFolder);
    return (name) => createEngine(`sqlite://${folder.file(`${name}.db`)}`);
  },
  PostgreSQL: (world) => {
    const database = world.part(PostgresDatabase);
    return (name) => database.openLog(name);
  },
  'the double in memory': () =>
    onStores(
      () => new MemoryStore(),
      (store) => store.createEngine(),
    ),
  'the double in memory that can do only what it must': () =>
    onStores(
      () =>
        Object.assign(new MemoryStore(), {
          capabilities: { pipelines: false, storeAtExit: false, reclaims: false },
        }),
      (store) => store.createEngine(),
    ),
  'the double in memory that makes evidence': () => onStores(() => new SealingStore(), openSealing),
  'the double that the explorer controls': () => onStores(() => new MemoryRows(), exploreFreely),
};

/** Opens engines on stores in memory: the same one for the same name. */
export function onStores<Store>(
  makeStore: () => Store,
  open: (store: Store) => Promise<Engine> | Engine,
): OpenEngine {
  const stores = new Map<string, Store>();
  return async (name) => {
    const store = stores.get(name) ?? makeStore();
    stores.set(name, store);
    return await open(store);
  };
}

/** Turns that come at once: nobody explores. */
const freely: Pick<Turns, 'control' | 'note'> = {
  control:
    (_name, effect) =>
    async (...args) =>
      await effect(...args),
  note: () => undefined,
};

function exploreFreely(content: MemoryRows): Engine {
  const fail = () => new AuditStoreError('AUDIT_STORE_FAILED', 'Nothing was to fail.');
  return new ExploredEngine({ turns: freely, content, mishaps: [], fail }, new EngineLife(freely, 1));
}
