import type { Caller, InterleavingExperiment, Turns } from '@audit-race/interleavings';
import type { AuditOptions } from 'audit-race';
import { createAuditService } from '#audit-log/audit/create-audit-service';
import { LogBook } from '../../../support/log-book';
import { deeds } from './deeds';
import { ExploredLog } from './explored-log';
import { ExploredStore, type StoreState } from './explored-store';
import { noteSession } from './note-session';
import { sides } from './sides';

/** Callers of one audit log, by what each of them does, and the log they call. */
export interface LogExperiment extends StoreState {
  readonly cast: readonly string[];
  /** A key of {@link sides}. */
  readonly side: string;
  /** How often the writer tries to store a batch before it gives up. */
  readonly attemptsMax: number;
}

/** Long after the old entries. */
const NOW = 1000;

/** Long enough to be told apart: the wait for a batch to fill, and for the next attempt. */
const WAITS = { batchWaitMs: 20, retryWaitMs: 2000, retryWaitMsMax: 2000 };

/** The first wait of whoever follows. It never rings: who is not woken by what this log stores waits for ever, and is found. */
const FOLLOWER_WAIT_MS = 25;

/** One entry a batch, so that two entries are two calls. */
const POLICY: AuditOptions = { ...WAITS, batchEntriesMax: 1 };

/** Callers of an audit log of which every wait is a turn: for its engines, and for its timers. */
export function exploreLog({ cast, side, attemptsMax, ...state }: LogExperiment): InterleavingExperiment {
  return {
    name: `${inWords(cast)}; the service ${side}`,
    setup(turns) {
      const store = new ExploredStore(turns, state);
      const createSession = sides[side];
      if (createSession === undefined) {
        throw new Error(`No such service: ${side}`);
      }
      const service = createAuditService(
        // With a logger, because without one each of thousands of logs would warn the process.
        {
          ...POLICY,
          attemptsMax,
          createEngine: store.createEngine,
          clock: clockOf(turns),
          logger: new LogBook(),
        },
        (source) => noteSession(createSession(source), turns, (engine) => store.resourceOf(engine)),
      );
      const log = new ExploredLog(service, store);
      return {
        callers: callersOf(cast, log),
        check: (outcomes) => log.expectPromisesKept(outcomes),
        // What the store has refused is given back, or the process would tell of it at its end.
        cleanUp: () => (service.stats().waiting > 0 ? service.close().catch(() => undefined) : undefined),
      };
    },
  };
}

/** The issues about which an experiment says something: #991 is about asking for the session, and each wrong side is one of its. */
export function issuesOf({ cast, side }: LogExperiment): number[] {
  return side !== 'as it is' || cast.every((deed) => deed === 'asks for the session') ? [991] : [];
}

/** A clock that stands still, and whose timers ring when the explorer says so. How long they are is left to no chance. */
function clockOf(turns: Turns) {
  return {
    now: () => NOW,
    isMovedByHand: true,
    startTimer: (durationMs: number, ring: () => void) =>
      durationMs === FOLLOWER_WAIT_MS
        ? () => undefined
        : turns.startTimer(durationMs === WAITS.batchWaitMs ? durationMs : WAITS.retryWaitMs, ring),
  };
}

/** Callers who do the same are of one kind, because the promises are the same to all of them. */
function callersOf(cast: readonly string[], log: ExploredLog): Caller[] {
  return cast.map((kind, index) => {
    const deed = deeds[kind];
    if (deed === undefined) {
      throw new Error(`Nobody knows how somebody ${kind}.`);
    }
    const letter = String.fromCodePoint(65 + index);
    const name = new Set(cast).size === 1 ? letter : `${letter} ${kind}`;
    return { name, kind, run: () => deed(log) };
  });
}

/** As the scenarios say it. */
function inWords([first, ...others]: readonly string[]): string {
  return others.every((deed) => deed === first)
    ? `${others.length + 1} callers, each ${first}`
    : [first, ...others].map((deed) => `one ${deed}`).join(', ');
}
