import type { Statement } from 'better-sqlite3';
import { CHAIN_START } from '../../../domain/evidence/chain-link';
import type { Hash } from '../../../domain/evidence/hash';
import type { ExaminedPart, ExamineTerms } from '../../../ports/integrity';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';
import { plausibleSpan } from '../../sql/chain/claimed-count';
import { isOrder } from '../../sql/chain/find-untold';
import { Findings } from '../../sql/chain/findings';
import { unpackLinks } from '../../sql/chain/link-range';
import { numberOf, type PlainRow } from '../../sql/chain/plain-row';
import { SEQ_MAX } from '../tables';
import { checkBatch } from './check-batch';
import { checkOrders } from './check-orders';
import { checkNoChain, checkSchema, hasChain } from './check-schema';
import { checkTrusted } from './check-trusted';

/** How far the chain has been looked at. */
interface Place {
  /** The number up to which all has been looked at. */
  readonly seq: number;
  readonly chain: Hash;
  /** The number of the last order that was seen. */
  readonly order: number | undefined;
  /** Whether links are missing up to there. */
  readonly lacksLinks?: boolean | undefined;
}

/** What stands in the order of numbers: batches, and what has gone whole. */
type Section = { readonly batch: ChainedBatch } | { readonly gone: GoneSection };

interface GoneSection {
  readonly firstSeq: number;
  readonly rows: number;
  readonly entries: number;
  readonly kind: unknown;
  readonly hash: unknown;
}

/** So many rows are looked at in one part, and so many batches: some ten milliseconds, in which nobody else is answered. */
const PART_ROWS = 16_384;
const PART_SECTIONS = 512;

const LIST_BATCHES = `SELECT first_seq, rows, writer, batch, root, chain, salt, leaves FROM audit_batch
  WHERE first_seq > ? AND first_seq <= ${SEQ_MAX} AND chain IS NOT NULL ORDER BY first_seq LIMIT ${PART_SECTIONS}`;
const LIST_GONE = `SELECT seq, rows, entries, kind, hash FROM audit_gone
  WHERE kind IN ('older', 'batches') AND seq + rows - 1 > ? AND seq <= ? ORDER BY seq LIMIT ${PART_SECTIONS}`;
const COUNT_BETWEEN = 'SELECT count(*) FROM audit_entry WHERE seq BETWEEN ? AND ?';
const LIST_STRAYS = 'SELECT seq, id FROM audit_entry WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT 1000';
const LIST_FAR = `SELECT CAST(first_seq AS TEXT) FROM audit_batch WHERE first_seq > ${SEQ_MAX} LIMIT 1000`;
const FIND_NEXT = 'SELECT min(first_seq) FROM audit_batch WHERE first_seq > ? AND chain IS NOT NULL';
const FIND_ID = 'SELECT id FROM audit_entry WHERE seq = ?';
const COUNT_ALL = 'SELECT count(*) FROM audit_entry';
const FIRST_NUMBER = -(2 ** 63);
const LAST_NUMBER = 2 ** 63;

/** Looks at a part of the log, within one reading transaction, and says what is not as it was stored. */
export function examinePart(
  prepare: (sql: string) => Statement,
  after: unknown,
  terms: ExamineTerms,
): ExaminedPart {
  const place = readPlace(after);
  const findings = new Findings((seq) => prepare(FIND_ID).pluck().get(seq));
  if (place === undefined) {
    if (hasChain(prepare)) {
      findings.add(...checkSchema(prepare, isWhole(terms)));
    } else {
      // A log of an earlier release, which is read as it is.
      findings.olderEntries = numberOf(prepare(COUNT_ALL).pluck().get());
      findings.add(...checkNoChain(prepare));
      checkTrusted(prepare, terms.trusted, findings);
      return findings.report(undefined);
    }
    strays(prepare, findings, FIRST_NUMBER, 0);
  }
  return new PartExaminer(prepare, terms, findings).examine(
    place ?? { seq: 0, chain: CHAIN_START, order: undefined },
  );
}

class PartExaminer {
  readonly #prepare: (sql: string) => Statement;
  readonly #terms: ExamineTerms;
  readonly #findings: Findings;

  constructor(prepare: (sql: string) => Statement, terms: ExamineTerms, findings: Findings) {
    this.#prepare = prepare;
    this.#terms = terms;
    this.#findings = findings;
  }

  examine(from: Place): ExaminedPart {
    let place = from;
    const { sections, isLast } = this.#listSections(from.seq);
    for (const [index, section] of sections.entries()) {
      place = this.#examineSection(place, section);
      if (this.#findings.examinedRows >= PART_ROWS && index < sections.length - 1) {
        return this.#findings.report(place);
      }
    }
    if (!isLast) {
      return this.#findings.report(place);
    }
    const unsealed = this.#prepare(COUNT_BETWEEN)
      .pluck()
      .get(place.seq + 1, SEQ_MAX);
    this.#findings.unsealedEntries = numberOf(unsealed);
    strays(this.#prepare, this.#findings, SEQ_MAX + 1, LAST_NUMBER);
    this.#noteFarBatches();
    this.#findings.add(...checkOrders(this.#prepare, place.order));
    checkTrusted(this.#prepare, this.#terms.trusted, this.#findings, place.lacksLinks);
    return this.#findings.report(undefined);
  }

  /** Batches behind every number that can be given: whoever stores next passes them over. */
  #noteFarBatches(): void {
    for (const seq of this.#prepare(LIST_FAR).pluck().all()) {
      const what = `A batch is noted from number ${String(seq)} on, to which no log comes.`;
      this.#findings.add({ kind: 'inserted', what });
    }
  }

  #listSections(seq: number): { sections: Section[]; isLast: boolean } {
    const batches = this.#prepare(LIST_BATCHES).raw().all(seq).flatMap(toBatch);
    const isCut = batches.length === PART_SECTIONS;
    const upTo = isCut ? (batches.at(-1)?.batch.firstSeq ?? seq) : Number.MAX_SAFE_INTEGER;
    const gone = this.#prepare(LIST_GONE).raw().all(seq, upTo).map(toGone);
    const isGoneCut = gone.length === PART_SECTIONS;
    const last = isGoneCut ? (gone.at(-1)?.gone.firstSeq ?? upTo) : upTo;
    const sections = [...batches, ...gone]
      .filter((section) => firstOf(section) <= last)
      .toSorted((one, other) => firstOf(one) - firstOf(other));
    return { sections, isLast: !(isCut || isGoneCut) };
  }

  #examineSection(place: Place, section: Section): Place {
    const first = firstOf(section);
    const hasGap = first > place.seq + 1;
    const lacksLinks = place.lacksLinks === true || hasGap;
    if (hasGap) {
      const what = `What had the numbers ${place.seq + 1} to ${first - 1} is not there any more, and no order tells of it.`;
      this.#findings.add({ kind: 'missing', place: place.seq + 1, what });
    }
    if ('gone' in section) {
      return { ...this.#examineGone(place, section.gone), lacksLinks };
    }
    const { batch } = section;
    checkBatch(this.#prepare, batch, {
      before: hasGap ? undefined : place.chain,
      terms: this.#terms,
      findings: this.#findings,
    });
    if (isOrder(batch)) {
      strays(this.#prepare, this.#findings, batch.firstSeq, batch.firstSeq);
    }
    return {
      seq: batch.firstSeq + batch.rows - 1,
      chain: batch.chain,
      order: isOrder(batch) ? batch.firstSeq : place.order,
      lacksLinks,
    };
  }

  #examineGone(place: Place, { firstSeq, rows, entries, kind, hash }: GoneSection): Place {
    const next = this.#prepare(FIND_NEXT).pluck().get(firstSeq);
    const end = next === null ? Number.MAX_SAFE_INTEGER : numberOf(next);
    const seq = firstSeq + plausibleSpan(rows, firstSeq, end) - 1;
    if (kind === 'older') {
      this.#findings.olderEntries += numberOf(this.#prepare(COUNT_BETWEEN).pluck().get(1, seq));
      return { ...place, seq };
    }
    this.#findings.prunedEntries += entries;
    strays(this.#prepare, this.#findings, firstSeq, seq);
    return { ...place, seq, chain: hash instanceof Uint8Array ? unpackLinks(hash).chain : place.chain };
  }
}

/** Entries where none can be. */
function strays(prepare: (sql: string) => Statement, findings: Findings, first: number, last: number): void {
  for (const found of prepare(LIST_STRAYS).raw().all(first, last)) {
    const [seq, id]: PlainRow = Array.isArray(found) ? found : [];
    const what = `The entry ${String(id)} has the number ${numberOf(seq)}, which no batch has.`;
    findings.add({ kind: 'inserted', id: String(id), place: numberOf(seq), what });
  }
}

function isWhole({ sinceMs, untilMs }: ExamineTerms): boolean {
  return sinceMs === undefined && untilMs === undefined;
}

function firstOf(section: Section): number {
  return 'gone' in section ? section.gone.firstSeq : section.batch.firstSeq;
}

function toBatch(found: unknown): { batch: ChainedBatch }[] {
  const batch = readBatch(found);
  return batch === undefined ? [] : [{ batch }];
}

function toGone(found: unknown): { gone: GoneSection } {
  const [seq, rows, entries, kind, hash]: PlainRow = Array.isArray(found) ? found : [];
  return {
    gone: { firstSeq: numberOf(seq), rows: numberOf(rows), entries: numberOf(entries), kind, hash },
  };
}

function readPlace(after: unknown): Place | undefined {
  const { seq, chain, order, lacksLinks }: Partial<Place> = Object(after);
  return typeof seq === 'number' && typeof chain === 'string' ? { seq, chain, order, lacksLinks } : undefined;
}
