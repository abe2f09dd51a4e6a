import type { EntryBatch, EntryRow } from 'audit-race';
import { CHAIN_START, type ChainLink, chainHash } from '#audit-log/domain/evidence/chain-link';
import { logLeafOf } from '#audit-log/domain/evidence/entry-proof';
import { type Hash, toBytes } from '#audit-log/domain/evidence/hash';
import { leafHash, leafHashOf, personalHash } from '#audit-log/domain/evidence/leaf-hash';
import { lastingText, personalText } from '#audit-log/domain/evidence/leaf-text';
import { rootOf } from '#audit-log/domain/evidence/merkle-tree';
import { ProvingTree } from '#audit-log/domain/evidence/proving-tree';
import { newSaltKey, saltAt, saltsOf } from '#audit-log/domain/evidence/salts';
import type {
  EntryEvidence,
  ErasedWho,
  ExaminedPart,
  ExamineTerms,
  LogHead,
} from '#audit-log/ports/integrity';
import { MemoryStore } from '../../support/memory-store';

/** A batch that the chain has, with the ids of its rows. */
export interface SealedBatch {
  readonly link: ChainLink;
  readonly before: Hash;
  readonly chain: Hash;
  readonly salts: string;
  readonly leaves: readonly Hash[];
  readonly ids: readonly string[];
}

/** A store in memory that makes evidence of tampering. Pruning and erasing are no links of it. */
export class SealingStore extends MemoryStore {
  batches: readonly SealedBatch[] = [];
  /** The hashes of what was erased, by the id of the entry. */
  readonly erased = new Map<string, string>();
  readonly #sealed = new Set<string>();

  override store(batch: EntryBatch): void {
    const before = new Set(this.rows.keys());
    super.store(batch);
    if (batch.evidence !== false) {
      const isOld = ([id]: EntryRow) => before.has(id);
      this.link([...this.rows.values()].filter(isOld));
      this.link([...this.rows.values()], batch);
    }
  }

  /** Gives a link to those that have none yet. */
  link(rows: readonly EntryRow[], { writer, batch }: Partial<EntryBatch> = {}): void {
    const waiting = rows.filter(([id]) => !this.#sealed.has(id));
    if (waiting.length === 0) {
      return;
    }
    const last = this.batches.at(-1);
    const salts = saltsOf(newSaltKey(), waiting.length);
    const leaves = waiting.map((row, index) => leafHash(row, saltAt(salts, index)));
    const link = {
      firstSeq: last === undefined ? 1 : last.link.firstSeq + last.link.rows,
      rows: waiting.length,
      writer: writer ?? null,
      batch: batch ?? null,
      root: rootOf(leaves),
    };
    const before = last?.chain ?? CHAIN_START;
    const ids = waiting.map(([id]) => id);
    this.batches = [...this.batches, { link, before, chain: chainHash(before, link), salts, leaves, ids }];
    for (const id of ids) {
      this.#sealed.add(id);
    }
  }

  /** Each batch is a part. */
  examine(after: unknown, terms: ExamineTerms): ExaminedPart {
    const index = typeof after === 'number' ? after : 0;
    const next = index + 1 < this.batches.length ? index + 1 : undefined;
    const batch = this.batches[index];
    const ids = batch?.ids ?? [];
    const rows = ids.map((id) => this.rows.get(id)).filter((row) => row !== undefined);
    const isWanted = isOfTime(rows, terms);
    const found = next === undefined ? this.#hold(terms.trusted) : undefined;
    return {
      next,
      entries: isWanted ? rows.length : 0,
      batches: batch === undefined ? 0 : 1,
      unsealedEntries: next === undefined ? this.#countUnsealed() : 0,
      olderEntries: 0,
      prunedEntries: ids.filter((id) => this.pruned.has(id)).length,
      erasedEntries: rows.filter(([id]) => this.erased.has(id)).length,
      ...found,
      faults: [
        ...(isWanted ? ids.flatMap((id, place) => this.#faultOf(batch, id, place)) : []),
        ...(found?.faults ?? []),
      ],
    };
  }

  readHead(size = this.batches.length): LogHead {
    return { size, root: toBytes(this.#tree().rootAt(size) ?? '').toString('base64') };
  }

  prove(id: string, size = this.batches.length): EntryEvidence | undefined {
    const row = this.rows.get(id);
    const index = this.batches.findIndex(({ ids }) => ids.includes(id));
    const batch = this.batches[index];
    if (row === undefined || batch === undefined) {
      return row && { missing: 'link' };
    }
    const path = this.#tree().auditPath(index, size);
    if (path === undefined) {
      return { missing: 'checkpoint' };
    }
    const place = batch.ids.indexOf(id);
    const personal = this.erased.get(id);
    const { root: _, ...link } = batch.link;
    return {
      row,
      half: personal === undefined ? { salt: saltAt(batch.salts, place) } : { personal },
      leaf: { index: place, path: ProvingTree.of(batch.leaves).auditPath(place) ?? [] },
      batch: link,
      before: batch.before,
      log: { index, size, path },
    };
  }

  erase(who: ErasedWho, limit: number, note?: EntryRow): number {
    const found = [...this.rows.values()]
      .filter(([id, , , actor]) => ('id' in who ? id === who.id : actor === who.actor))
      .filter(([id]) => !this.erased.has(id))
      .slice(0, limit);
    this.link(found);
    for (const row of found) {
      const [id, time, eventType, , , outcome, correlationId, tenant, , , , traceId, occurredAt] = row;
      const { salts = '', ids = [] } = this.batches.find((batch) => batch.ids.includes(id)) ?? {};
      this.erased.set(id, personalHash(saltAt(salts, ids.indexOf(id)), personalText(row)));
      const rest = [outcome, correlationId, tenant, null, null, null, traceId, occurredAt, null] as const;
      this.rows.set(id, [id, time, eventType, null, null, ...rest]);
    }
    this.add(note !== undefined && found.length > 0 ? [note] : []);
    this.link([...this.rows.values()]);
    return found.length;
  }

  #faultOf(batch: SealedBatch | undefined, id: string, place: number): ExaminedPart['faults'] {
    const row = this.rows.get(id);
    const what = `The entry ${id} is not what it was.`;
    if (row === undefined) {
      return this.pruned.has(id) ? [] : [{ kind: 'missing', what }];
    }
    const personal = this.erased.get(id);
    const leaf =
      personal === undefined
        ? leafHash(row, saltAt(batch?.salts ?? '', place))
        : leafHashOf(lastingText(row), personal);
    return leaf === batch?.leaves[place] ? [] : [{ kind: 'changed', id, what }];
  }

  #hold(trusted: LogHead | undefined): Pick<ExaminedPart, 'checkpoint' | 'faults'> | undefined {
    if (trusted === undefined) {
      return undefined;
    }
    if (trusted.size > this.batches.length) {
      return { checkpoint: 'fails', faults: [{ kind: 'truncated', what: 'The end was cut off.' }] };
    }
    return this.readHead(trusted.size).root === trusted.root
      ? { checkpoint: 'holds', faults: [] }
      : { checkpoint: 'fails', faults: [{ kind: 'rewritten', what: 'It was written anew.' }] };
  }

  #countUnsealed(): number {
    return [...this.rows.keys()].filter((id) => !this.#sealed.has(id)).length;
  }

  #tree(): ProvingTree {
    return ProvingTree.of(this.batches.map(({ chain }) => logLeafOf(chain)));
  }
}

/** Whether some of them are of the time that is asked for; all are where none is. */
function isOfTime(
  rows: readonly EntryRow[],
  { sinceMs = Number.NEGATIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY }: ExamineTerms,
): boolean {
  return (
    (sinceMs === Number.NEGATIVE_INFINITY && untilMs === Number.POSITIVE_INFINITY) ||
    (rows.some(([, time]) => time >= sinceMs) && rows.some(([, time]) => time < untilMs))
  );
}
