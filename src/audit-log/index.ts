export type { AuditOptions } from './audit/audit-options';
export { type AuditReader, openForReading, type ReaderOptions } from './audit/audit-reader';
export { AuditService } from './audit/audit-service';
export type { AuditStats } from './audit/audit-stats';
export type { BackupOptions } from './audit/backup-log';
export type { CompactOptions, CompactReport } from './audit/compact-store';
export type { EntryPage } from './audit/entry-reader';
export type { FollowedEntry, FollowOptions } from './audit/follow-options';
export type { ReadOptions } from './audit/read-options';
export type { CheckpointOptions } from './audit/take-checkpoint';
export type { RecordedEntry, TransactionRecorder } from './audit/transaction-recorder';
export type { WaitOptions } from './audit/wait-options';
export type { EntryContext } from './context/entry-context';
export { AuditArchiveError } from './domain/archive-error';
export type { LimitOptions } from './domain/call-options';
export { type ChangesOptions, changes } from './domain/changes/changes';
export type { Change } from './domain/changes/comparison';
export type { AuditEntry, NewEntry, Receipt } from './domain/entry';
export type { EntryRow, EntryRows } from './domain/entry-row';
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
export type { ChainLink } from './domain/evidence/chain-link';
export type { EntryProof, HashPath, LogPath, PersonalHalf, ProofSteps } from './domain/evidence/entry-proof';
export { AuditEvidenceError, type EvidenceFailure } from './domain/evidence-error';
export type { EntryFilter, EntryPosition, EntryQuery, PageRequest } from './domain/filter';
export {
  AuditHeldError,
  AuditQueueFullError,
  AuditUnstoredError,
  type QueueFullFacts,
} from './domain/held-errors';
export type { RedactText } from './domain/redaction/redact-text';
export type { KeyPattern, Redaction, RedactionRules } from './domain/redaction/redaction';
export type { PlacedRow, StoredPlace } from './domain/stored-place';
export {
  type BackupProgress,
  createEngine,
  createPostgresEngine,
  type PostgresClient,
  type PostgresEngineOptions,
  type PostgresPool,
  type SqliteConnection,
} from './engines/create-engine';
export type { AnchorCheckpoint, SignedCheckpoint } from './integrity/anchor-checkpoint';
export type { CheckpointCounts } from './integrity/checkpoints';
export type { EraseOptions, EraseProgress, EraseReport, EraseRequest } from './integrity/erase-entries';
export type { IntegrityOptions } from './integrity/integrity-options';
export type { SignBytes } from './integrity/note-signer';
export type { ProveOptions } from './integrity/prove-entry';
export type { HeadOptions, ReadHead } from './integrity/show-head';
export type { Unchecked, UncheckedKind } from './integrity/unchecked';
export type { VerifyOptions, VerifyProgress } from './integrity/verify-options';
export type { VerifyReport } from './integrity/verify-report';
export type { CallLimits } from './ports/call-limits';
export type { Clock } from './ports/clock';
export type {
  CompactProgress,
  CreateEngine,
  Engine,
  EngineCapabilities,
  EntryBatch,
  Moved,
  Opening,
  PruneTerms,
  SpaceReport,
} from './ports/engine';
export type {
  CheckpointFinding,
  EntryEvidence,
  ErasedWho,
  ExaminedPart,
  ExamineTerms,
  FaultKind,
  IndexFinding,
  IntegrityFault,
  LogGrowth,
  LogHead,
  MissingEvidence,
} from './ports/integrity';
export type { Logger, LogLine } from './ports/logger';
export type {
  AcceptedSignal,
  AuditSignal,
  AuditSignals,
  ClockSignal,
  GivenUpSignal,
  HeldSignal,
  PrunedSignal,
  RefusedSignal,
  ReplacedSignal,
  RetriedSignal,
  StoredSignal,
} from './ports/signals';
export type { ArchiveEntries } from './pruning/hand-out';
export type { PruneOptions, PruneProgress, PruneReport, PruneRequest } from './pruning/prune-entries';
export type { RetentionOptions } from './pruning/retention-options';
export type { SessionStage } from './session/session-state';
