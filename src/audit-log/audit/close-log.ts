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

/** What reads only has no other calls than those of its reader. */
type OpenLog = Pick<ClosableLog, 'clock' | 'session' | 'reader' | 'follower'> &
  Partial<Pick<ClosableLog, 'calls'>>;

/** How long the engine may take to close after the time for storing is up. */
const CLOSING_MS = 500;
/** So little is nothing: what is told then is the limit that was given. */
const MOMENT_MS = 50;

/** What a function is told that must not wait for closing, because closing waits for it. */
export function refusalOfClosing({
  session,
  checkpoints,
}: Pick<ClosableLog, 'session' | 'checkpoints'>): AuditReentryError | undefined {
  if (checkpoints !== undefined && isInside(checkpoints)) {
    return new AuditReentryError('checkpoint');
  }
  return session.isInside ? new AuditReentryError() : undefined;
}

/** Stores what is held and closes the session, for itself: it waits for what may have begun it. */
export function closeLog(log: ClosableLog, timeoutMs: number | undefined): Promise<void> {
  return runOutside(() => storeAndClose(log, timeoutMs));
}

async function storeAndClose(log: ClosableLog, timeoutMs: number | undefined): Promise<void> {
  let unstored: AuditUnstoredError | undefined;
  const finish = async () => {
    unstored = await storeLast(log, timeoutMs);
    // Also where the writer has given up, a call of its own may still be on its way. Only a time limit takes precedence.
    return unstored === undefined || timeoutMs === undefined;
  };
  const [closed] = await Promise.allSettled([closeSession(log, timeoutMs, finish)]);
  // Also where the writer had given up before the time was: nothing answers from now on.
  log.reader.abandon(new AuditClosedError('closing'));
  log.calls.abandon();
  if (unstored !== undefined) {
    throw unstored;
  }
  if (closed.status === 'rejected') {
    throw closed.reason;
  }
}

/** Closes a session. When the time is up, it waits for nobody but `finish`: neither for an answer nor for a file. */
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
 * Gives back what could not be stored. What goes on beside must stand in the log; an engine may never say what has become of it.
 *
 * It is waited for once more at the end: where the last entries have opened the session, it sends what others have left.
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

/** Waits for what goes on beside. When the time is up, it ends at once, and says what it has done before the last entries are stored. */
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
