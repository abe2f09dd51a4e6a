import assert from 'node:assert/strict';
import { toBase64 } from '../domain/evidence/base64';
import { type ProofSteps, rootOfProof } from '../domain/evidence/entry-proof';
import type { Engine } from '../ports/engine';
import type { ExaminedPart, ExamineTerms, LogHead } from '../ports/integrity';
import { makeRow, onKind, type TrialStore } from './trial-store';

/** An engine that makes evidence of tampering. */
export type Sealing = Engine & Required<Pick<Engine, 'examine' | 'readHead' | 'prove' | 'erase'>>;

/** A case for an engine that makes evidence. */
type SealedCase = (engine: Sealing, store: TrialStore) => Promise<void>;

/** What examining a log part by part has found in all of it. */
type Examined = Omit<ExaminedPart, 'next'>;

/** The log of a case has no more parts than this, and what waits for a link has it after no more looks than this. */
const LOOKS_MAX = 200;

/** After how many more batches, at the latest, everything that came without a link has one. */
const FOLLOWING_MAX = 64;

/** Tries an engine that says that it makes evidence, and no other. */
export function onSealing(tryOut: SealedCase): (store: TrialStore) => Promise<void> {
  return onKind(isSealing, tryOut);
}

/** Opens another engine of the same kind. */
export async function openSealing(store: TrialStore): Promise<Sealing> {
  const engine = await store.open();
  assert.ok(isSealing(engine), 'Another engine of the same kind makes no evidence.');
  return engine;
}

function isSealing(engine: Engine): engine is Sealing {
  return engine.capabilities.seals === true;
}

/**
 * Looks at the whole log, a part at a time.
 *
 * @param meanwhile is done between two parts.
 */
export async function examineAll(
  engine: Sealing,
  terms: ExamineTerms = {},
  meanwhile: (part: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<Examined> {
  let all = await examinePart(engine, undefined, terms);
  for (let part = 1; all.next !== undefined; part += 1) {
    assert.ok(part < LOOKS_MAX, 'There is no end to it.');
    await meanwhile(part);
    all = add(all, await examinePart(engine, all.next, terms));
  }
  return all;
}

async function examinePart(engine: Sealing, after: unknown, terms: ExamineTerms): Promise<ExaminedPart> {
  // Cloned, because the place may come from another process, or from another thread.
  const found = await engine.examine(structuredClone(after), terms);
  assert.ok(isPart(found), 'What was found in a part of the log is an object with counts and faults.');
  return found;
}

function add(one: ExaminedPart, other: ExaminedPart): ExaminedPart {
  return {
    ...one,
    ...other,
    entries: one.entries + other.entries,
    batches: one.batches + other.batches,
    unsealedEntries: one.unsealedEntries + other.unsealedEntries,
    olderEntries: one.olderEntries + other.olderEntries,
    prunedEntries: one.prunedEntries + other.prunedEntries,
    erasedEntries: one.erasedEntries + other.erasedEntries,
    faults: [...one.faults, ...other.faults],
    unlistedFaults: (one.unlistedFaults ?? 0) + (other.unlistedFaults ?? 0),
  };
}

/** Examines the log until nothing waits for a link any more: storing need not wait for the link. No look may find a fault. */
export async function examineSealed(engine: Sealing, terms?: ExamineTerms): Promise<Examined> {
  let found = await examineAll(engine, terms);
  for (let looks = 1; found.unsealedEntries > 0 && looks < LOOKS_MAX; looks += 1) {
    assert.deepEqual(found.faults, []);
    found = await examineAll(engine, terms);
  }
  assert.deepEqual([found.unsealedEntries, found.faults], [0, []]);
  return found;
}

/**
 * Stores one row after another until nothing waits for a link any more: what came without a link gets it from the batches that follow, at
 * once or some batches later. Returns how many rows that took.
 *
 * @param first the number of the batch that has the first of these rows.
 */
export async function storeUntilSealed(engine: Sealing, writer: string, first: number): Promise<number> {
  for (let stored = 0; stored < FOLLOWING_MAX; stored += 1) {
    if ((await examineAll(engine)).unsealedEntries === 0) {
      return stored;
    }
    const row = makeRow(`${writer}-${String(stored).padStart(3, '0')}`, 1000 + stored);
    await engine.store({ writer, batch: first + stored, rows: [row] });
  }
  throw new assert.AssertionError({ message: 'What came without a link never gets one.' });
}

/** How far the chain has come when nothing waits for a link any more. */
export async function headOf(engine: Sealing): Promise<LogHead> {
  await examineSealed(engine);
  const head = await engine.readHead();
  assert.ok(isHead(head), 'How far the chain has come is an object with size and root.');
  assert.match(head.root, /^[A-Za-z0-9+/]{43}=$/);
  return head;
}

/** Has the engine prove an entry, and returns the steps that lead to the root. */
export async function stepsTo(engine: Sealing, id: string, size?: number): Promise<ProofSteps> {
  const evidence = await engine.prove(id, size);
  assert.ok(isSteps(evidence), `${id} is not proved: ${JSON.stringify(evidence)}`);
  return evidence;
}

/** Expects an entry to be proved against that head. */
export async function assertProved(
  engine: Sealing,
  id: string,
  { size, root }: LogHead,
): Promise<ProofSteps> {
  const steps = await stepsTo(engine, id, size);
  assert.equal(steps.row[0], id);
  assert.equal(rootTextOf(steps), root, `The proof of ${id} does not lead to the root.`);
  assert.equal(steps.log.size, size);
  return steps;
}

/** The root to which a proof leads, as a head has it. */
export function rootTextOf(steps: ProofSteps): string | undefined {
  const root = rootOfProof(steps);
  return root === undefined ? undefined : toBase64(root);
}

function isPart(value: unknown): value is ExaminedPart {
  return Number.isSafeInteger(Reflect.get(Object(value), 'entries'));
}

function isHead(value: unknown): value is LogHead {
  const { size, root }: Partial<LogHead> = Object(value);
  return Number.isSafeInteger(size) && typeof root === 'string';
}

function isSteps(value: unknown): value is ProofSteps {
  return ['row', 'half', 'leaf', 'batch', 'log'].every((name) => Reflect.has(Object(value), name));
}
