import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { Pool } from 'tarn-3.0.1';
import type { KnownRace } from '../known-race';

/** The package's own types do not allow `validate` to return a promise. */
type Tarn = { readonly Pool: new (options: object) => Pool<object> };

const experimentWith = ({ Pool }: Tarn): InterleavingExperiment => ({
  name: 'one gives up waiting while another releases the only resource',
  async setup(turns) {
    turns.controlTimers({ ringsMax: 0 });
    const validate = turns.control('validate', () => true);
    const pool = new Pool({ min: 0, max: 1, create: () => ({}), validate, destroy: () => undefined });
    const held = await pool.acquire().promise;
    const waiting = pool.acquire();
    const waited = waiting.promise.then(
      (resource) => pool.release(resource),
      () => false,
    );
    return {
      callers: [
        { name: 'owner', run: () => pool.release(held) },
        { name: 'impatient', run: () => waiting.abort() },
      ],
      async check() {
        await waited;
        equal(pool.numUsed(), 0, 'a resource is in use by nobody');
      },
    };
  },
});

export const tarn68: KnownRace = {
  subject: 'tarn 3.0.1',
  issue: 'https://github.com/Vincit/tarn.js/pull/68',
  observed:
    'a resource that was validated for a caller who gave up in the same tick is in use by nobody, for ever',
  file: __filename,
  experiment: experimentWith(require('tarn-3.0.1')),
  fixes: [{ subject: 'tarn 3.0.2', experiment: experimentWith(require('tarn-3.0.2')) }],
  adapters: [],
};
