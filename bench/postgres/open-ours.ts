import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AuditService } from 'audit-race';
import { BURST_EVENTS, makeEvent } from '../events';
import type { OpenWriter } from './writer';

/** For one of this many events, the time until it is stored is measured. */
const ASKED_EVERY = 509;

/** The default limit of the queue. */
const WAITING_MAX = 8192;

/** Our log with default options, and backpressure by `ready()`. */
export const openOurs: OpenWriter = async ({ url, integrity = true }) => {
  const audit = new AuditService({ databaseUrl: url, integrity });
  await audit.ensureSession();
  return {
    async store(events) {
      const asked: Promise<number>[] = [];
      for (let number = 0; number < events; number += 1) {
        if (number % BURST_EVENTS === 0) {
          await nextTurn();
        }
        if (audit.stats().waiting >= WAITING_MAX) {
          await audit.ready();
        }
        const receipt = audit.record(makeEvent(number));
        if (number % ASKED_EVERY === 0) {
          const startedAt = performance.now();
          asked.push(receipt.stored().then(() => performance.now() - startedAt));
        }
      }
      await audit.flush();
      return await Promise.all(asked);
    },
    close: () => audit.close(),
  };
};
