import type { Engine } from 'audit-race';
import { MemoryStore } from '../../../support/memory-store';

/** A store that acknowledges batches of a certain size, and loses the last row of each. */
export class ForgetfulStore extends MemoryStore {
  constructor(batchSize: number) {
    super();
    const { createEngine } = this;
    this.createEngine = async () => forgetful(await createEngine(), batchSize);
  }
}

function forgetful(engine: Engine, batchSize: number): Engine {
  const store = engine.store.bind(engine);
  engine.store = ({ rows, ...batch }) =>
    store({ ...batch, rows: rows.length === batchSize ? [...rows].slice(0, -1) : rows });
  return engine;
}
