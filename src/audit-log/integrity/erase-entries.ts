import { keptText } from '../domain/accept-entry';
import {
  aFunction,
  LIMIT_RULES,
  type LimitOptions,
  type OptionRules,
  readOptions,
} from '../domain/call-options';
import type { NewEntry } from '../domain/entry';
import type { EntryRow } from '../domain/entry-row';
import { AuditOptionError } from '../domain/errors';
import { readGivenCount } from '../domain/given-back';
import { isEverRecorded, recordedText, writtenId } from '../domain/read-filter';
import type { RedactText } from '../domain/redaction/redact-text';
import { REDACTED } from '../domain/redaction/redacted-mark';
import { TEXT_LENGTH_MAX } from '../domain/text-fields';
import type { Engine } from '../ports/engine';
import type { ErasedWho } from '../ports/integrity';
import { readSpace } from '../ports/read-space';
import { tellProgress } from '../ports/tell-progress';
import { sealing } from './sealing-engine';

/** Whose personal details are erased: of one entry, or of all entries that have this actor. */
export type EraseRequest = ErasedWho;

/** How far erasing has come. */
export interface EraseProgress {
  /** Of how many entries the details were erased by this call. */
  readonly doneEntries: number;
  /** About how many there are in all: as many as there were when it began, and never fewer than are done. */
  readonly totalEntries: number;
}

/** Why they are erased, and for how long it may take. */
export interface EraseOptions extends LimitOptions {
  /**
   * Why, such as the number of the request: it is kept in the log. Name nobody in it.
   *
   * @defaultValue none
   */
  readonly reason?: string | undefined;
  /** Called with the progress, after each 500 entries. What it throws, or its promise rejects with, ends the call; what was erased by then is recorded. The next entries wait for its promise, but the end of the call does not. */
  readonly onProgress?: ((progress: EraseProgress) => void) | undefined;
}

/** What erasing did. */
export interface EraseReport {
  /** Of how many entries the details were erased by this call. */
  readonly erased: number;
  /**
   * Whether what was erased can still be read in the files of the store, because a reader still uses an older snapshot. The next pruning or
   * erasing wipes it, or the process that closes the file last.
   */
  readonly pending: boolean;
}

/** What erasing needs of the log. */
export interface ErasePorts {
  /** Aborted when erasing has to end. */
  readonly stop: AbortSignal;
  /** Does one step. It rejects when erasing has to end. */
  use<T>(work: (engine: Engine) => Promise<T>): Promise<T>;
  /** Records what the log says about itself. */
  record(entry: NewEntry): unknown;
  /** The row of an entry that is not stored through the queue. */
  makeRow(entry: NewEntry): EntryRow;
}

/** A request that has been checked. */
export interface ErasePlan {
  /** Whose details. An actor may be stored under two texts: see {@link namesOfActor}. */
  readonly whose: readonly ErasedWho[];
  readonly limit: LimitOptions;
  readonly reason: string | undefined;
  readonly onProgress: EraseOptions['onProgress'];
}

/** Small enough that an entry on its way to the store waits for milliseconds. */
const BATCH_ENTRIES = 500;

const aText = {
  range: 'text that is not empty',
  accepts: (value: unknown) => typeof value === 'string' && value !== '',
};
const anActor = {
  range: `text that is not empty, of at most ${TEXT_LENGTH_MAX.actor} characters`,
  accepts: (value: unknown) => typeof value === 'string' && isEverRecorded('actor', value),
};
const WHO_RULES: OptionRules<{ readonly id: string; readonly actor: string }> = { id: aText, actor: anActor };
const RULES: OptionRules<EraseOptions> = { ...LIMIT_RULES, reason: aText, onProgress: aFunction };

/**
 * @throws AuditOptionError when not exactly one of id and actor is given, when something is unknown or no text, or when
 * `redactText` keeps no name of the actor.
 */
export function readErase(
  request: EraseRequest,
  options: EraseOptions,
  redactText: RedactText | undefined,
): ErasePlan {
  const { id, actor } = readOptions(request, 'erase()', WHO_RULES);
  const { reason, onProgress, ...limit } = readOptions(options, 'erase()', RULES);
  const terms = { limit, reason, onProgress };
  if (id !== undefined && actor === undefined) {
    return { whose: [{ id: writtenId(id) }], ...terms };
  }
  if (actor !== undefined && id === undefined) {
    const names = namesOfActor(actor, redactText);
    refuseNameless(names);
    return { whose: [...names].map((name) => ({ actor: name })), ...terms };
  }
  const [option, given] = id === undefined ? ['', 'neither'] : ['id', 'both'];
  throw new AuditOptionError(option, `erase() takes either id or actor, and was given ${given}.`);
}

/**
 * The texts under which an actor may be stored: as given (from before there was a `redactText`, or read from an entry), and as it is kept
 * now.
 */
export function namesOfActor(actor: string, redactText: RedactText | undefined): ReadonlySet<string> {
  const accepted = recordedText('actor', actor);
  return new Set([accepted, keptText('actor', accepted, redactText)]);
}

function refuseNameless(names: ReadonlySet<string>): void {
  if (names.size > 1 && names.has(REDACTED)) {
    throw new AuditOptionError(
      'actor',
      `The option redactText keeps ${REDACTED} of this actor, which names nobody. Erase each entry by its id.`,
    );
  }
}

/** Erases in batches, and records it. The entry that announces it is on disk with the first batch, and does not have the erased name. */
export async function eraseEntries(plan: ErasePlan, ports: ErasePorts): Promise<EraseReport> {
  const { whose, onProgress } = plan;
  const told = tellErase(plan);
  const note = ports.makeRow({ eventType: 'audit.erasing', details: told });
  const [correlationId] = note;
  // Counting takes time, so it is done only for somebody who wants to know.
  const totalEntries = onProgress === undefined ? 0 : await countAll(whose, ports);
  let erased = 0;
  try {
    for (const who of whose) {
      // A step that is not full has erased what was left. More steps would never end while the actor goes on recording.
      for (let count = BATCH_ENTRIES; count >= BATCH_ENTRIES; ) {
        count = readGivenCount(await ports.use((engine) => sealing(engine).erase(who, BATCH_ENTRIES, note)));
        erased += count;
        await tellProgress(onProgress, { doneEntries: erased, totalEntries }, ports.stop);
      }
    }
    return { erased, pending: erased > 0 && (await ports.use(wipe)) };
  } finally {
    if (erased > 0) {
      ports.record({ eventType: 'audit.erased', correlationId, details: { ...told, erased } });
    }
  }
}

/** What the log says of a request. It does not have the erased name. */
export function tellErase({ whose: [first], reason }: ErasePlan): Readonly<Record<string, string>> {
  return {
    ...(first !== undefined && 'id' in first ? { id: first.id } : { of: 'one actor' }),
    ...(reason === undefined ? {} : { reason }),
  };
}

async function countAll(whose: readonly ErasedWho[], { use }: ErasePorts): Promise<number> {
  let total = 0;
  for (const who of whose) {
    total += 'id' in who ? 1 : readGivenCount(await use((engine) => engine.count({ actor: who.actor })));
  }
  return total;
}

/** Wipes what was erased from wherever the store keeps recent writes. Returns whether something is left there. */
async function wipe(engine: Engine): Promise<boolean> {
  return engine.capabilities.reclaims && readSpace(await engine.reclaim(true)).isHeld;
}
