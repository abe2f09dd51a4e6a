import { CallerContext } from '../context/caller-context';
import type { AuditStoreError } from '../domain/errors';
import { safeRedactText } from '../domain/redaction/redact-text';
import type { Spill } from '../engines/spill/spill';
import { Checkpoints } from '../integrity/checkpoints';
import { readHead } from '../integrity/read-head';
import { type Border, createBorder } from '../ports/border';
import type { EntryBatch, Moved, SetAside } from '../ports/engine';
import type { Faults } from '../ports/faults';
import type { Logger } from '../ports/logger';
import type { SafeClock } from '../ports/safe-clock';
import type { Signals } from '../ports/signals';
import type { PrunePorts } from '../pruning/prune-run';
import { Retention, type RetentionPorts } from '../pruning/retention';
import { Recorder, type RecordPolicy, type RecordPorts } from '../queue/recorder';
import type { EngineSource } from '../session/open-engine';
import { Session } from '../session/session';
import type { CompleteAuditOptions } from './audit-options';
import { CallsOfUsers } from './calls-of-users';
import { createSpill } from './create-spill';
import { engineSource, lastResort, pipelines, spillAtClose } from './engine-source';
import { EntryReader } from './entry-reader';
import { LogFollower } from './log-follower';
import { OpeningNotes } from './opening-notes';
import { plainReads, type Reads } from './reads';
import { RecordedReads } from './recorded-reads';

/** Makes the session of a log; scenarios use another one than ours. */
export type CreateSession = (source: EngineSource) => Session;

/** The parts of a log, each of which knows those that it needs. */
export interface WiredLog {
  readonly options: CompleteAuditOptions;
  readonly clock: SafeClock;
  readonly logger: Logger;
  readonly session: Session;
  readonly recorder: Recorder;
  readonly context: CallerContext;
  readonly calls: CallsOfUsers;
  readonly reader: EntryReader;
  readonly follower: LogFollower;
  /** How callers read: recorded or not. */
  readonly reads: Reads;
  readonly prunePorts: PrunePorts;
  /** Deletes old entries without being asked. */
  readonly retention: Retention | undefined;
  /** Where entries are left for the next start. */
  readonly spill: Spill | undefined;
  /** Where checkpoints are signed. */
  readonly checkpoints: Checkpoints | undefined;
}

/** Makes the parts of a log, and starts none of them. */
export function wireLog(
  given: CompleteAuditOptions,
  createSession: CreateSession = (source) => new Session(source),
): WiredLog {
  const border = createBorder(given);
  const { clock, faults, logger, signals } = border;
  const options = redactingSafely(given, faults);
  const session = createSession({
    ...engineSource(options),
    opening: (lostFor) => notes.next(lostFor),
    prepared: (told) => tellPrepared(told, logger),
    opened: (lostFor) => {
      notes.opened();
      spill?.opened();
      tellReplaced(lostFor, signals);
    },
  });
  const store = (batch: EntryBatch) => {
    const sent = options.integrity.seals ? batch : { ...batch, evidence: false };
    const stored = session.use((engine) => engine.store(sent));
    reading.follower.after(stored);
    return stored;
  };
  const context = new CallerContext();
  const spill: Spill | undefined = createSpill(options, { border, store, session, calls: () => calls });
  const recorder: Recorder = new Recorder(recordPolicy(options), {
    border,
    // The session may have to open first; so what is sent may have to wait for that.
    store: (batch) =>
      [spill, retention, checkpoints].reduce((stored, one) => one?.after(stored) ?? stored, store(batch)),
    // An engine that is not open yet counts as one that takes a batch at a time.
    pipelines: () => pipelines(session.engine, faults),
    outbox: spill?.outbox,
    storeAtExit: (rows) => lastResort(options, session.engine, spill)(rows, notes.next()),
    spill: (rows) => spillAtClose(options, session.engine, spill)(rows),
    ...gateOf(session),
    context: () => context.current,
  });
  const notes = new OpeningNotes({
    clock,
    stamp: (entry) => recorder.makeRow(entry),
    storedCount: () => recorder.counts.stored,
  });
  const calls: CallsOfUsers = new CallsOfUsers(session, recorder, clock);
  const reading: Reading = createReading(options, border, { session, recorder, calls, context });
  const checkpoints = createCheckpoints(options, border, calls);
  const prunePorts = prunePortsOf(border, { calls, recorder, checkpoints });
  const beside = (work: () => Promise<void>) => calls.beside(work);
  const retention = createRetention(options, { ...prunePorts, ...border, beside });
  const upkeep = { retention, spill, checkpoints };
  return { options, clock, logger, session, recorder, context, calls, ...reading, prunePorts, ...upkeep };
}

/** Whether the session refuses a new call, and whether the running code belongs to its opening. */
function gateOf(session: Session): Pick<RecordPorts, 'refuseWhenClosing' | 'isOpening'> {
  return { refuseWhenClosing: () => session.refuseWhenClosing(), isOpening: () => session.isInside };
}

/** Redaction of texts that throws nothing, whatever the user's own does. */
function redactingSafely(options: CompleteAuditOptions, faults: Faults): CompleteAuditOptions {
  const tell = (message: string) => faults.tell('redactText', message);
  return { ...options, redactText: safeRedactText(options.redactText, tell) };
}

/** What answers questions. */
type Reading = Pick<WiredLog, 'reader' | 'follower' | 'reads'>;

function createReading(
  { recordReads, redactText }: CompleteAuditOptions,
  { clock, logger }: Border,
  { session, recorder, calls, context }: Pick<WiredLog, 'session' | 'recorder' | 'calls' | 'context'>,
): Reading {
  const reader = new EntryReader({ clock, redactText, read: (manner, work) => calls.read(manner, work) });
  const refuseWhenClosing = () => session.refuseWhenClosing();
  const follower = new LogFollower({ clock, logger, reader, refuseWhenClosing });
  const plain = plainReads(reader, follower);
  const reads = recordReads
    ? new RecordedReads(plain, {
        redactText,
        record: (entry) => recorder.recordRead(entry).id,
        context: () => context.current,
        beside: (work) => calls.beside(work),
        isClosing: () => session.stage === 'closing' || session.stage === 'closed',
      })
    : plain;
  return { reader, follower, reads };
}

function prunePortsOf(
  { clock, signals }: Border,
  { calls, recorder, checkpoints }: Pick<WiredLog, 'calls' | 'recorder' | 'checkpoints'>,
): PrunePorts {
  return {
    clock,
    stop: calls.closing,
    use: (work) => calls.use(work),
    record: (entry) => recorder.recordOwn(entry),
    makeRow: (entry) => recorder.makeRow(entry),
    begins: async () => await checkpoints?.note(calls.closing),
    gone: () => undefined,
    pruned: (deleted) => {
      if (deleted > 0) {
        signals.publish('pruned', () => ({ deleted }));
      }
    },
  };
}

function createRetention({ retention }: CompleteAuditOptions, ports: RetentionPorts): Retention | undefined {
  return retention && new Retention(retention, ports);
}

function createCheckpoints(
  { integrity: { checkpoints } }: CompleteAuditOptions,
  { clock, faults }: Border,
  calls: CallsOfUsers,
): Checkpoints | undefined {
  return (
    checkpoints &&
    new Checkpoints(checkpoints, {
      clock,
      faults,
      readHead: (from, signal) => calls.useInFlight((engine) => readHead(engine, from, { signal })),
      stop: calls.closing,
      beside: (work) => calls.beside(work),
    })
  );
}

function tellReplaced(lostFor: AuditStoreError | undefined, signals: Signals): void {
  if (lostFor !== undefined) {
    signals.publish('replaced', () => ({ code: lostFor.code }));
  }
}

/** An engine of a user's own may resolve with anything. */
function tellPrepared(told: unknown, logger: Logger): void {
  const { movedRows, durationMs, keptLogs }: Partial<Moved & SetAside> = Object(told);
  if (typeof movedRows === 'number' && typeof durationMs === 'number') {
    logger.warn({ movedRows, durationMs }, 'the entries of an earlier release were moved');
  }
  if (Array.isArray(keptLogs) && keptLogs.length > 0) {
    logger.warn(
      { keptLogs },
      'the latest entries of a file that was there before are kept; remove them when nobody needs them',
    );
  }
}

/** How entries are taken in: without write-behind each is a batch of its own, and waits for no other. */
function recordPolicy(options: CompleteAuditOptions): RecordPolicy {
  return options.writeBehind ? options : { ...options, batchEntriesMax: 1, batchWaitMs: 0 };
}
