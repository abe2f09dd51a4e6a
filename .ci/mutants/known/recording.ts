import type { Mutant } from '../mutant';

const within = 'audit-log';
const order = 'Entries are stored in the order of their acceptance, whatever fails on the way.';

/** What is promised of the way of an entry to the store. */
export const recording: readonly Mutant[] = [
  {
    within,
    name: 'a batch leaves the queue before its commit',
    promise: 'A batch leaves the queue only after its commit.',
    find: 'this.#sent.push(batch);',
    replace: '',
    guards: ['recording/writing-behind', 'stopping/flushing'],
    essential: true,
  },
  {
    within,
    name: 'a failed batch comes back behind the others',
    promise: order,
    find: 'this.#unsent = [...this.#sent.splice(0), ...this.#unsent];',
    replace: 'this.#unsent = [...this.#unsent, ...this.#sent.splice(0)];',
    guards: ['recording/writing-behind'],
    essential: true,
  },
  {
    within,
    name: 'failed batches come back in reverse',
    promise: order,
    find: 'this.#unsent = [...this.#sent.splice(0), ...this.#unsent];',
    replace: 'this.#unsent = [...this.#sent.splice(0).reverse(), ...this.#unsent];',
    guards: ['recording/writing-behind'],
    essential: true,
  },
  {
    within,
    name: 'giving up leaves one attempt less for later',
    promise: 'Each round has attemptsMax attempts.',
    find: 'this.#failedCount = 0;\n      return false;',
    replace: 'this.#failedCount = 1;\n      return false;',
    guards: ['recording/trying-again'],
  },
  {
    within,
    name: 'the wait trebles',
    promise: 'The wait between two attempts doubles.',
    find: 'retryWaitMs * 2 **',
    replace: 'retryWaitMs * 3 **',
    guards: ['recording/trying-again'],
  },
  {
    within,
    name: 'after giving up nothing waits for its batch',
    promise: 'After giving up, entries wait for a batch again.',
    find: 'this.#dueUpTo = 0;\n    this',
    replace: 'this',
    guards: ['recording/trying-again'],
  },
  {
    within,
    name: 'a closed log is kept for the exit',
    promise: 'A log that is closed leaves nothing behind in memory.',
    find: 'releaseFromExit(this);',
    replace: '',
    guards: ['session/many-logs'],
  },
  {
    within,
    name: "the exit forgets the engine of one's own",
    promise: 'At the exit of the process, an open engine that createEngine made stores what is held.',
    find: 'const engine = open ?? options.engine;',
    replace: 'const engine = options.engine;',
    guards: ['stopping/exits'],
  },
  {
    within,
    name: 'an id begins one place too late',
    promise: 'The id of a receipt is a UUIDv7.',
    find: 'const at = PLACES[index] ?? 0;',
    replace: 'const at = (PLACES[index] ?? 0) + 1;',
    guards: ['recording/order-of-acceptance'],
  },
];
