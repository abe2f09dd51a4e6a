import type { Engine } from 'audit-race';
import type { SealingStore } from './sealing-store';

/** An engine that makes evidence of tampering. */
export type SealingEngine = Engine & Required<Pick<Engine, 'examine' | 'readHead' | 'prove' | 'erase'>>;

/** Opens an engine on a store in memory that makes evidence. */
export async function openSealing(store: SealingStore): Promise<SealingEngine> {
  store.capabilities = { ...store.capabilities, seals: true };
  const engine = await store.createEngine();
  const answer = async <T>(make: () => T): Promise<T> => {
    // It refuses everything when it is closed.
    await engine.get('');
    return make();
  };
  return Object.assign(engine, {
    examine: (...[after, terms]: Parameters<SealingEngine['examine']>) =>
      answer(() => store.examine(after, terms)),
    readHead: () => answer(() => store.readHead()),
    prove: (id: string, size?: number) => answer(() => store.prove(id, size)),
    erase: (...given: Parameters<SealingEngine['erase']>) => answer(() => store.erase(...given)),
  });
}
