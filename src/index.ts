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
export type { CreateEngine, Engine } from './ports/engine';
