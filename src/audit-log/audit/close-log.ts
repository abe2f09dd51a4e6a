import { AuditClosedError, AuditReentryError, AuditStoreError } from '../domain/errors';
import type { AuditUnstoredError } from '../domain/held-errors';
import type { Spill } from '../engines/spill/spill';
import type { Checkpoints } from '../integrity/checkpoints';
import { within } from '../ports/clock';
import { isInside, runOutside } from '../ports/run-inside';
import type { SafeClock } from '../ports/safe-clock';
import type { Recorder } from '../queue/recorder';
import type { Session } from '../session/session';
import type { CallsOfUsers } from './calls-of-users';
import type { EntryReader } from './entry-reader';
import type { LogFollower } from './log-follower';

/** The parts of a log that come to an end with it. */
export interface ClosableLog {
  readonly clock: SafeClock;
  readonly session: Session;
  readonly recorder: Recorder;
  readonly calls: CallsOfUsers;
  readonly reader: EntryReader;
  readonly follower: LogFollower;
  readonly spill: Spill | undefined;
  readonly checkpoints: Checkpoints | undefined;
}

/** A log that is open only to be read has no other calls than those of its reader. */
type OpenLog = Pick<ClosableLog, 'clock' | 'session' | 'reader' | 'follower'> &
  Partial<Pick<ClosableLog, 'calls'>>;

/** How long the engine may take to close after the time for storing is up. */
const CLOSING_MS = 500;
/** If less time than this has passed, it is ignored, so that messages name the limit that the caller gave; in milliseconds. */
const MOMENT_MS = 50;

/** The error for a function that closes the log while closing waits for this function; else `undefined`. */
export function refusalOfClosing({
  session,
  checkpoints,
}: Pick<ClosableLog, 'session' | 'checkpoints'>): AuditReentryError | undefined {
  if (checkpoints !== undefined && isInside(checkpoints)) {
    return new AuditReentryError('checkpoint');
  }
  return session.isInside ? new AuditReentryError() : undefined;
}

/** Stores what is held and closes the session. It runs outside of the calling function's context, because it may wait for that function. */
export function closeLog(log: ClosableLog, timeoutMs: number | undefined): Promise<void> {
  return runOutside(() => storeAndClose(log, timeoutMs));
}

async function storeAndClose(log: ClosableLog, timeoutMs: number | undefined): Promise<void> {
  let unstored: AuditUnstoredError | undefined;
  const finish = async () => {
    unstored = await storeLast(log, timeoutMs);
    // Even if the writer has given up, its last call may still be under way: wait for it, unless there is a time limit.
    return unstored === undefined || timeoutMs === undefined;
  };
  const [closed] = await Promise.allSettled([closeSession(log, timeoutMs, finish)]);
  // Even if the writer gave up before the time was up: nothing answers from now on.
  log.reader.abandon(new AuditClosedError('closing'));
  log.calls.abandon();
  if (unstored !== undefined) {
    throw unstored;
  }
  if (closed.status === 'rejected') {
    throw closed.reason;
  }
}

/** Closes a session. When the time is up, it waits only for `finish`, and no longer for answers or files. */
export async function closeSession(
  log: OpenLog,
  timeoutMs: number | undefined,
  finish: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  const { session, clock, follower } = log;
  follower.end();
  let finished: () => void = () => undefined;
  const hasFinished = new Promise<void>((resolve) => {
    finished = resolve;
  });
  const hurry = new AbortController();
  const closing = session.close(() => finish().finally(finished), hurry);
  await Promise.allSettled([
    within(closing, { clock, durationMs: timeoutMs, late: () => abandon(log, hurry, timeoutMs) }),
  ]);
  await hasFinished;
  const durationMs = timeoutMs === undefined ? undefined : CLOSING_MS;
  await within(closing, { clock, durationMs, late: () => notClosed(timeoutMs) });
}

/**
 * Stores what is held, and returns what could not be stored. Work in the background ends first, because what it has done must be
 * recorded. An engine may never say how that work ended, so the wait has a limit.
 *
 * Such work is awaited once more at the end: if the last entries have opened the session, it sends what other processes spilled.
 */
async function storeLast(
  log: ClosableLog,
  timeoutMs: number | undefined,
): Promise<AuditUnstoredError | undefined> {
  const { clock, recorder } = log;
  const startedAt = clock.monotonic();
  const leftMs = () => {
    const passedMs = Math.trunc(clock.monotonic() - startedAt);
    return timeoutMs === undefined || passedMs < MOMENT_MS ? timeoutMs : Math.max(1, timeoutMs - passedMs);
  };
  await endUpkeep(log, timeoutMs, timeoutMs);
  const unstored = await recorder.drain(leftMs());
  await endUpkeep(log, timeoutMs, leftMs());
  const durationMs = timeoutMs === undefined ? undefined : CLOSING_MS;
  const closed = log.spill?.outbox?.close() ?? Promise.resolve();
  await Promise.allSettled([within(closed, { clock, durationMs, late: () => notClosed(timeoutMs) })]);
  return unstored;
}

/** Waits for work in the background. When the time is up, the work is stopped, and gets a moment to record what it has done. */
async function endUpkeep(
  { clock, calls }: ClosableLog,
  timeoutMs: number | undefined,
  leftMs: number | undefined,
): Promise<void> {
  const done = (durationMs: number | undefined) =>
    Promise.allSettled([within(calls.upkeepDone(), { clock, durationMs, late: () => notClosed(timeoutMs) })]);
  const [ended] = await done(leftMs);
  if (ended.status === 'rejected') {
    calls.abandon();
    await done(MOMENT_MS);
  }
}

function abandon(
  { reader, calls }: Pick<OpenLog, 'reader' | 'calls'>,
  hurry: AbortController,
  timeoutMs: number | undefined,
): AuditStoreError {
  const error = notClosed(timeoutMs);
  reader.abandon(new AuditClosedError('closing'));
  calls?.abandon();
  hurry.abort(error);
  return error;
}

function notClosed(timeoutMs: number | undefined): AuditStoreError {
  return new AuditStoreError('AUDIT_STORE_TIMEOUT', `The log was not closed within ${timeoutMs} ms.`);
}
