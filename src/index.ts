export type { AuditOptions } from './audit/audit-options';
export { AuditService, type EntryPage } from './audit/audit-service';
export type { AuditEntry, NewEntry } from './domain/entry';
export type { EntryRow } from './domain/entry-row';
export {
  AuditClosedError,
  AuditEntryError,
  AuditError,
  AuditOptionError,
  AuditReentryError,
  AuditStoreError,
  AuditUrlError,
  type StoreFailure,
} from './domain/errors';
export type { EntryFilter, EntryPosition, EntryQuery, PageRequest } from './domain/filter';
export { createEngine } from './engines/create-engine';
export type { Clock } from './ports/clock';
export type { CreateEngine, Engine } from './ports/engine';
export type { Receipt } from './queue/receipt';
