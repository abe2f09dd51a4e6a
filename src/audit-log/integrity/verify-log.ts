import { AuditStoreError } from '../domain/errors';
import { expectGivenBack, readGivenCount } from '../domain/given-back';
import { isObject } from '../domain/harmless-text';
import { AuditHeldError } from '../domain/held-errors';
import type { CallLimits } from '../ports/call-limits';
import type { Engine } from '../ports/engine';
import type { ExaminedPart, ExamineTerms } from '../ports/integrity';
import { tellProgress } from '../ports/tell-progress';
import { sealing } from './sealing-engine';
import { readVerifyOptions, type VerifyOptions } from './verify-options';
import type { VerifyReport } from './verify-report';
import { COUNTS, VerifyTally } from './verify-tally';

/** What verifying needs of the log. */
export interface VerifyPorts {
  /** Reads something with the engine. If `staleOk` is false, everything that was accepted before is stored first. */
  ask<T>(
    manner: { readonly staleOk: boolean; readonly signal?: AbortSignal | undefined },
    work: (engine: Engine, limits: CallLimits) => Promise<T>,
  ): Promise<T>;
}

/**
 * Examines the whole log, a part at a time, while other calls go on.
 *
 * @throws AuditStoreError (rejects) `AUDIT_STORE_UNSEALED` where the store makes no evidence.
 */
export async function verifyLog(ports: VerifyPorts, options: VerifyOptions): Promise<VerifyReport> {
  const { terms, signal, onProgress } = readVerifyOptions(options);
  const { part: first, held } = await examineStored(ports, terms, signal);
  const tally = new VerifyTally(terms);
  let part = first;
  // Not earlier: if somebody has put something else in the place of the entries, counting may fail.
  const totalEntries = part.unread?.totalEntries ?? (await countEntries(ports, signal));
  for (;;) {
    tally.add(part);
    await tellProgress(onProgress, { doneEntries: tally.doneEntries, totalEntries }, signal);
    if (part.next === undefined) {
      return tally.report(totalEntries, held);
    }
    part = await examine(ports, terms, { next: part.next, staleOk: true, signal });
  }
}

interface FirstPart {
  readonly part: ExaminedPart;
  /** Which entries could not be stored before, and why; `undefined` where all were. */
  readonly held: AuditHeldError | undefined;
}

/**
 * Examines the first part, after everything that was accepted before has been stored. If it could not be stored, somebody may have tampered
 * with the log: so the log is examined all the same.
 */
async function examineStored(
  ports: VerifyPorts,
  terms: ExamineTerms,
  signal: AbortSignal | undefined,
): Promise<FirstPart> {
  try {
    return { part: await examine(ports, terms, { staleOk: false, signal }), held: undefined };
  } catch (held) {
    if (!(held instanceof AuditHeldError)) {
      throw held;
    }
    // If the store cannot be read either, the caller gets the reason why nothing is stored.
    const part = await examine(ports, terms, { staleOk: true, signal }).catch((error: unknown) => {
      throw error instanceof AuditStoreError ? held : error;
    });
    return { part, held };
  }
}

interface PartManner {
  /** Where the part before ended; `undefined` for the first. */
  readonly next?: unknown;
  readonly staleOk: boolean;
  readonly signal: AbortSignal | undefined;
}

async function examine(
  ports: VerifyPorts,
  terms: ExamineTerms,
  { next, staleOk, signal }: PartManner,
): Promise<ExaminedPart> {
  return readPart(
    await ports.ask({ staleOk, signal }, (engine, limits) => sealing(engine).examine(next, terms, limits)),
  );
}

async function countEntries(ports: VerifyPorts, signal: AbortSignal | undefined): Promise<number> {
  return readGivenCount(
    await ports.ask({ staleOk: true, signal }, (engine, limits) => engine.count({}, undefined, limits)),
  );
}

/** Checks the answer of a store, as far as its values are used for counting. */
function readPart(value: unknown): ExaminedPart {
  return expectGivenBack('what it has found in a part of the log', value, isPart);
}

function isPart(value: unknown): value is ExaminedPart {
  return (
    isObject(value) &&
    COUNTS.every((name) => Number.isSafeInteger(Reflect.get(value, name))) &&
    Array.isArray(Reflect.get(value, 'faults')) &&
    isOneOf(Reflect.get(value, 'checkpoint'), [undefined, 'holds', 'fails', 'pruned']) &&
    isOneOf(Reflect.get(value, 'indexes'), [undefined, 'counted', 'followed']) &&
    typeof (Reflect.get(value, 'whyNotFollowed') ?? '') === 'string' &&
    ['followedEntries', 'chainedSinceMs', 'unlistedFaults'].every((name) =>
      Number.isSafeInteger(Reflect.get(value, name) ?? 0),
    ) &&
    isUnread(Reflect.get(value, 'unread'))
  );
}

function isUnread(value: unknown): boolean {
  return value === undefined || (isObject(value) && Number.isSafeInteger(Reflect.get(value, 'totalEntries')));
}

function isOneOf(value: unknown, all: readonly unknown[]): boolean {
  return all.includes(value);
}
