import { expectGivenBack, readGivenCount } from '../domain/given-back';
import { isObject } from '../domain/harmless-text';
import type { CallLimits } from '../ports/call-limits';
import type { Engine } from '../ports/engine';
import type { ExaminedPart } from '../ports/integrity';
import { sealing } from './sealing-engine';
import { readVerifyOptions, type VerifyOptions } from './verify-options';
import type { VerifyReport } from './verify-report';
import { COUNTS, VerifyTally } from './verify-tally';

/** What verifying needs of the log. */
export interface VerifyPorts {
  /** Does one piece of reading; where `staleOk` is false, everything is stored first that was accepted before. */
  ask<T>(
    manner: { readonly staleOk: boolean; readonly signal?: AbortSignal | undefined },
    work: (engine: Engine, limits: CallLimits) => Promise<T>,
  ): Promise<T>;
}

/**
 * Looks at the whole log, a part at a time, beside whatever else goes on.
 *
 * @throws AuditStoreError (rejects) `AUDIT_STORE_UNSEALED` where the store makes no evidence.
 */
export async function verifyLog(ports: VerifyPorts, options: VerifyOptions): Promise<VerifyReport> {
  const { terms, signal, onProgress } = readVerifyOptions(options);
  const examine = async (next: unknown, staleOk: boolean) =>
    readPart(
      await ports.ask({ staleOk, signal }, (engine, limits) => sealing(engine).examine(next, terms, limits)),
    );
  const tally = new VerifyTally(terms);
  let part = await examine(undefined, false);
  // Not before: to count what stands in the place of the entries may fail.
  const totalEntries = part.unread?.totalEntries ?? (await countEntries(ports, signal));
  for (;;) {
    tally.add(part);
    onProgress?.({ doneEntries: tally.doneEntries, totalEntries });
    if (part.next === undefined) {
      return tally.report(totalEntries);
    }
    part = await examine(part.next, true);
  }
}

async function countEntries(ports: VerifyPorts, signal: AbortSignal | undefined): Promise<number> {
  return readGivenCount(
    await ports.ask({ staleOk: true, signal }, (engine, limits) => engine.count({}, undefined, limits)),
  );
}

/** What a store gives back is checked as far as it is counted with. */
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
    ['followedEntries', 'chainedSinceMs'].every((name) =>
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
