import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { FailureKind } from '../../../support/memory-store';
import type { History, HistoryModel } from './history';

type HistoryCommand = fc.AsyncCommand<HistoryModel, History, false>;

/** The stumbles that a writer comes through by itself. */
const STUMBLES: readonly FailureKind[] = ['AUDIT_STORE_BUSY', 'AUDIT_ENGINE_DIED', 'lost answer'];

/** Everything that can be done to an audit log, each with what it must lead to. */
export const historyCommands = fc.commands<HistoryModel, History, false>(
  [
    fc.constant(record()),
    fc.constant(flush()),
    fc.constant(count()),
    fc.integer({ min: 1, max: 9 }).map(list),
    fc.nat({ max: 20 }).map(get),
    fc.integer({ min: 1, max: 9 }).map(prune),
    fc.tuple(fc.constantFrom(...STUMBLES), fc.integer({ min: 1, max: 3 })).map(stumble),
    // Rarely, for little can happen afterwards.
    fc.nat({ max: 9 }).map((rarely) => (rarely === 0 ? close() : record())),
  ],
  { maxCommands: 40, size: 'max' },
);

function record(): HistoryCommand {
  return command('record', (model, history) =>
    history.call(
      model,
      (service) => service.record({ eventType: 'plan.applied' }),
      ({ id }) => model.ids.push(id),
    ),
  );
}

function flush(): HistoryCommand {
  return command('flush', async (model, { service, store }) => {
    await service.flush();
    deepEqual(
      store.inOrder().map(([id]) => id),
      model.ids,
    );
  });
}

function count(): HistoryCommand {
  return command('count', (model, history) =>
    history.call(
      model,
      (service) => service.count(),
      (counted) => equal(counted, model.ids.length),
    ),
  );
}

function list(limit: number): HistoryCommand {
  return command(`list ${limit}`, (model, history) =>
    history.call(
      model,
      (service) => service.listEntries({ limit }),
      ({ entries }) =>
        deepEqual(
          entries.map(({ id }) => id),
          model.ids.slice(-limit).reverse(),
        ),
    ),
  );
}

function get(index: number): HistoryCommand {
  return command(`get ${index}`, (model, history) => {
    const id = model.ids[index] ?? 'none';
    return history.call(
      model,
      (service) => service.getEntry(id),
      (entry) => equal(entry?.id, model.ids[index]),
    );
  });
}

function prune(keepNewest: number): HistoryCommand {
  return command(`prune ${keepNewest}`, (model, history) =>
    history.call(
      model,
      (service) => service.prune({ keepNewest }),
      async ({ deleted }) => {
        equal(deleted, Math.max(0, model.ids.length - keepNewest));
        // Where nothing goes, nothing begins.
        const told = deleted === 0 ? ['audit.pruned'] : ['audit.pruning', 'audit.pruned'];
        const { entries } = await history.service.listEntries({ limit: told.length });
        const newest = entries.toReversed();
        deepEqual(
          newest.map(({ eventType }) => eventType),
          told,
        );
        model.ids = [...model.ids.slice(-keepNewest), ...newest.map(({ id }) => id)];
      },
    ),
  );
}

function stumble([kind, times]: [FailureKind, number]): HistoryCommand {
  return command(`${kind} ${times} times`, (_, { store }) => {
    // In the place of those before: a store that never recovers is no stumble.
    store.succeed();
    store.failNext('store', times, kind);
  });
}

function close(): HistoryCommand {
  return command('close', async (model, history) => {
    await history.end(model);
    model.isClosed = true;
  });
}

function command(name: string, run: (model: HistoryModel, history: History) => unknown): HistoryCommand {
  return {
    check: () => true,
    run: async (model, history) => {
      await run(model, history);
    },
    toString: () => name,
  };
}
