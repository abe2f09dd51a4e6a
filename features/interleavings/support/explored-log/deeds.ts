import { AuditStoreError } from 'audit-race';
import type { ExploredLog } from './explored-log';

/** What a caller does with the audit log, by the words of the scenarios. */
export const deeds: Readonly<Record<string, (log: ExploredLog) => unknown>> = {
  'asks for the session': ({ service }) => service.ensureSession(),
  'records an entry': (log) => {
    log.record();
  },
  'opens the log and records two entries': async (log) => {
    await log.service.ensureSession();
    log.record();
    log.record();
  },
  'records an entry and waits for it': async (log) => {
    const receipt = log.record();
    await receipt.stored();
    log.expect(log.store.rows.has(receipt.id), 'a receipt said that its entry is stored, and it is not');
  },
  'records an entry and counts': async (log) => {
    log.record();
    const count = await log.service.count();
    log.expect(count > 0, 'somebody counted before its own entry was stored');
  },
  'counts the entries': ({ service }) => service.count(),
  'counts the entries until it is given up': ({ service, wanted }) =>
    service.count({}, { signal: wanted.signal }),
  'gives it up': ({ wanted }) => wanted.abort(new AuditStoreError('AUDIT_STORE_TIMEOUT', 'It was given up.')),
  'follows the log to its first entry': (log) => log.follow(1),
  'follows the log to its second entry': (log) => log.follow(2),
  'follows the log to its end': (log) => log.follow(Number.POSITIVE_INFINITY),
  'flushes the log': async (log) => {
    const isAllStored = log.noteAccepted();
    await log.service.flush();
    log.expect(isAllStored(), 'a flush ended before all was stored that had been accepted before it');
  },
  'prunes the log': ({ service }) => service.prune({ keepNewest: 1 }),
  'closes the log': (log) => log.close(),
  'closes the log within 5 ms': (log) => log.close(5),
};
