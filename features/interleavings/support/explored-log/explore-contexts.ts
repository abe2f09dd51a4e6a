import { deepEqual } from 'node:assert/strict';
import type { InterleavingExperiment, Turns } from '@audit-race/interleavings';
import { AuditService, type EntryContext, type NewEntry } from 'audit-race';
import { MemoryStore } from '../../../support/memory-store';

/** Where it is kept who is at work. */
interface Memory {
  inContext(context: EntryContext, work: () => Promise<void>): Promise<void>;
  record(entry: NewEntry): void;
}

/** The ways of a log to know who is at work. */
const MEMORIES: Readonly<Record<string, (service: AuditService) => Memory>> = {
  'their context': (service) => ({
    inContext: (context, work) => service.inContext(context, work),
    record: (entry) => service.record(entry),
  }),
  // Wrong: it is overwritten by whoever comes next, and given back too early or too late.
  'a variable': (service) => {
    let current: EntryContext = {};
    return {
      inContext: async (context, work) => {
        const around = current;
        current = { ...around, ...context };
        await work();
        current = around;
      },
      record: (entry) => service.record({ ...current, ...entry }),
    };
  },
};

/** Requests, how often each waits, and a key of {@link MEMORIES}. */
interface ContextExperiment {
  readonly requests: number;
  readonly waits: number;
  readonly memory: string;
}

/** Requests to one log, each of which waits before and between its entries; who is at work may be remembered rightly or wrongly. */
export function exploreContexts({ requests, waits, memory }: ContextExperiment): InterleavingExperiment {
  return {
    name: `${requests} requests to a log that knows who is at work by ${memory}`,
    setup(turns) {
      const store = new MemoryStore();
      // Nothing rings: all is stored when the check asks for it.
      const clock = { now: () => 0, isMovedByHand: true, startTimer: () => () => undefined };
      const service = new AuditService({ createEngine: store.createEngine, clock });
      const known = MEMORIES[memory]?.(service);
      if (known === undefined) {
        throw new Error(`No log knows who is at work by ${memory}.`);
      }
      const names = Array.from({ length: requests }, (_, index) => String.fromCodePoint(65 + index));
      const serve = server(known, turns, waits);
      return {
        callers: names.map((name) => ({ name, kind: 'request', run: () => serve(name) })),
        check: async () => {
          await service.flush();
          const kept = [...store.rows.values()].map((row) => ({ by: row[4], actor: row[3], tenant: row[7] }));
          deepEqual(
            kept,
            kept.map(({ by }) => ({ by, actor: by, tenant: `tenant of ${by}` })),
            'An entry has who was at work for somebody else',
          );
          deepEqual(kept.length, 3 * requests);
        },
        cleanUp: () => service.close(),
      };
    },
  };
}

/** What a request does: it waits for the database, and has a context within its own. */
function server(memory: Memory, turns: Turns, waits: number): (name: string) => Promise<void> {
  const ask = turns.control('ask', (name: string) => name);
  return (name) =>
    memory.inContext({ tenant: `tenant of ${name}` }, async () => {
      const actor = await ask(name);
      await memory.inContext({ actor }, async () => {
        memory.record({ eventType: 'plan.read', subject: name });
        for (let wait = 1; wait < waits; wait += 1) {
          await ask(name);
        }
        memory.record({ eventType: 'plan.applied', subject: name });
      });
      memory.record({ eventType: 'plan.left', subject: name, actor: name });
    });
}
