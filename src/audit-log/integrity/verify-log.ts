import { AuditStoreError } from '../domain/errors';
import { describeValue, isObject } from '../domain/harmless-text';
import type { CallLimits } from '../ports/call-limits';
import type { Engine } from '../ports/engine';
import type { CheckpointFinding, ExaminedPart, IntegrityFault } from '../ports/integrity';
import { sealing } from './sealing-engine';
import { readVerifyOptions, type VerifyOptions } from './verify-options';

/** What verifying a log has found. */
export interface VerifyReport {
  /** Whether everything that was looked at is as it was stored. What {@link VerifyReport.needsCheckpoint} names was not looked at. */
  readonly isIntact: boolean;
  /** How many entries were hashed; with `since` or `until` those of the batches that were looked into. */
  readonly entries: number;
  /** How many batches the chain has. */
  readonly batches: number;
  /** How many entries have no link of the chain yet: the next batch that is stored seals them. */
  readonly unsealedEntries: number;
  /** How many entries are from before the chain began, so that nobody can tell whether they are what they were. */
  readonly olderEntries: number;
  /** How many entries have gone by an order that is chained. */
  readonly prunedEntries: number;
  /** Of how many entries the personal details were erased by an order that is chained. */
  readonly erasedEntries: number;
  /** What is wrong, in the order of storing: all of it, up to 10,000. */
  readonly faults: readonly IntegrityFault[];
  /** How many faults there are. */
  readonly faultCount: number;
  /** What came of the checkpoint that was given. */
  readonly checkpoint: CheckpointFinding | 'none';
  /** What could not be looked for, each in a sentence: it takes a checkpoint, or a later one. */
  readonly needsCheckpoint: readonly string[];
}

/** What verifying needs of the log. */
export interface VerifyPorts {
  /** Does one piece of reading; where `staleOk` is false, everything is stored first that was accepted before. */
  ask<T>(
    manner: { readonly staleOk: boolean; readonly signal?: AbortSignal | undefined },
    work: (engine: Engine, limits: CallLimits) => Promise<T>,
  ): Promise<T>;
}

/** More would fill the memory of whoever reads the report, and tell nobody more. */
const FAULTS_MAX = 10_000;

const COUNTS = [
  'entries',
  'batches',
  'unsealedEntries',
  'olderEntries',
  'prunedEntries',
  'erasedEntries',
] as const;

/**
 * Looks at the whole log, a part at a time, beside whatever else goes on.
 *
 * @throws AuditStoreError (rejects) `AUDIT_STORE_UNSEALED` where the store makes no evidence.
 */
export async function verifyLog(ports: VerifyPorts, options: VerifyOptions): Promise<VerifyReport> {
  const { terms, signal, onProgress } = readVerifyOptions(options);
  const totalEntries = await ports.ask({ staleOk: false, signal }, (engine, limits) =>
    engine.count({}, undefined, limits),
  );
  const counts = {
    entries: 0,
    batches: 0,
    unsealedEntries: 0,
    olderEntries: 0,
    prunedEntries: 0,
    erasedEntries: 0,
  };
  const faults: IntegrityFault[] = [];
  let faultCount = 0;
  let checkpoint: VerifyReport['checkpoint'] = 'none';
  for (let next: unknown, isFirst = true; isFirst || next !== undefined; isFirst = false) {
    const part = readPart(
      await ports.ask({ staleOk: true, signal }, (engine, limits) =>
        sealing(engine).examine(next, terms, limits),
      ),
    );
    for (const name of COUNTS) {
      counts[name] += part[name];
    }
    faults.push(...part.faults.slice(0, FAULTS_MAX - faults.length));
    faultCount += part.faults.length;
    checkpoint = part.checkpoint ?? checkpoint;
    next = part.next;
    onProgress?.({ doneEntries: counts.entries, totalEntries });
  }
  return Object.freeze({
    isIntact: faultCount === 0,
    ...counts,
    faults: Object.freeze(faults),
    faultCount,
    checkpoint,
    needsCheckpoint: needsCheckpoint(checkpoint),
  });
}

/** What nobody finds who has only the log: who may write to it can make links of a chain as well. */
function needsCheckpoint(checkpoint: VerifyReport['checkpoint']): readonly string[] {
  const since = checkpoint === 'holds' || checkpoint === 'fails' ? ' since the checkpoint was made' : '';
  const pruned = 'Too much has gone to compare the log with this checkpoint: take a later one.';
  return [
    ...(checkpoint === 'pruned' ? [pruned] : []),
    `Only a checkpoint of then shows whether the newest entries were cut off${since}.`,
    `Only a checkpoint of then shows whether the log was written anew${since}, with a chain and orders that fit.`,
  ];
}

/** What a store gives back is checked as far as it is counted with. */
function readPart(value: unknown): ExaminedPart {
  if (!isPart(value)) {
    throw new AuditStoreError(
      'AUDIT_STORE_CORRUPT',
      `The store gave back ${describeValue(value)} where what it has found in a part of the log was expected.`,
    );
  }
  return value;
}

function isPart(value: unknown): value is ExaminedPart {
  return (
    isObject(value) &&
    COUNTS.every((name) => Number.isSafeInteger(Reflect.get(value, name))) &&
    Array.isArray(Reflect.get(value, 'faults'))
  );
}
