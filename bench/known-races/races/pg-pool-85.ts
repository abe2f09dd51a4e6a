import { equal } from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

/** The used part of the pool. */
type Pool = new (
  options: object,
) => {
  readonly idleCount: number;
  connect(): Promise<{ release(): void }>;
};

const experimentWith = (PoolOfPackage: Pool): InterleavingExperiment => ({
  name: 'three share one connection, and do not wait for ever',
  setup(turns) {
    turns.controlTimers();
    const Client = class extends EventEmitter {
      readonly connect = turns.controlCallback('connect', (done: () => void) => done());
      readonly end = () => undefined;
    };
    const pool = new PoolOfPackage({ Client, max: 1, connectionTimeoutMillis: 1000, idleTimeoutMillis: 0 });
    const query = turns.control('query', () => undefined);
    const idleAtTimeout: number[] = [];
    const use = async () => {
      const client = await pool.connect().catch(() => idleAtTimeout.push(pool.idleCount));
      if (typeof client === 'object') {
        await query();
        client.release();
      }
    };
    return {
      callers: ['A', 'B', 'C'].map((name) => ({ name, kind: 'caller', run: use })),
      check: () => equal(Math.max(0, ...idleAtTimeout), 0, 'one gave up waiting while a connection was idle'),
    };
  },
});

export const pgPool85: KnownRace = {
  subject: 'pg-pool 2.0.3',
  issue: 'https://github.com/brianc/node-pg-pool/issues/85',
  observed: 'when one gives up waiting for a connection, all others who wait are forgotten',
  file: __filename,
  experiment: experimentWith(require('pg-pool-2.0.3')),
  fixes: [{ subject: 'pg-pool 2.0.5', experiment: experimentWith(require('pg-pool-2.0.5')) }],
  adapters: [],
};
