import type { Statement } from 'better-sqlite3';
import { CHAIN_START } from '../../../domain/evidence/chain-link';
import type { ExaminedPart, ExamineTerms } from '../../../ports/integrity';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';
import { isOrder } from '../../sql/chain/find-untold';
import { Findings } from '../../sql/chain/findings';
import { numberOf, rowOf } from '../../sql/chain/plain-row';
import {
  type ChainPlace,
  findGap,
  type GoneSection,
  lastOfGone,
  listedUpTo,
  orderSections,
  passBatch,
  passGone,
  type Section,
} from '../../sql/chain/section';
import { refuseEncoding } from '../tables/refuse-encoding';
import { SEQ_MAX } from '../tables/tables';
import { checkBehind, straysBetween } from './check-behind';
import { checkMakeUp } from './check-make-up';
import { checkOrder, checkOrders, findNumbers } from './check-orders';
import { checkRows } from './check-rows';
import { checkNoChain, checkSchema, hasChain, isReadAsMade } from './check-schema';
import { checkTrusted } from './check-trusted';
import { followIndexes, NOT_OURS } from './follow-indexes';
import { isOfShape, lookForUnread, noteFailed } from './unread-tables';
import { listOddTimes, unreadableFaults } from './unreadable-rows';

/** How far the log has been verified: first its chain, then its indexes. */
interface Place extends ChainPlace {
  /** The number up to which the indexes were followed; undefined while the chain is verified. */
  readonly followed?: number | undefined;
}

/** Batches that were deleted whole, or entries that are older than the chain; the kind tells which. */
interface NotedSection extends GoneSection {
  readonly kind: unknown;
}

/** How many rows and how many batches one part verifies: some ten milliseconds, in which the thread answers nothing else. */
const PART_ROWS = 16_384;
const PART_SECTIONS = 512;

const LIST_BATCHES = `SELECT first_seq, rows, writer, batch, root, chain, salt, leaves FROM audit_batch
  WHERE first_seq > ? AND first_seq <= ${SEQ_MAX} AND typeof(chain) = 'blob' ORDER BY first_seq LIMIT ${PART_SECTIONS}`;
const LIST_GONE = `SELECT seq, rows, entries, kind, hash FROM audit_gone
  WHERE kind IN ('older', 'batches') AND seq >= 1 AND seq + rows - 1 > ? AND seq <= ? ORDER BY seq LIMIT ${PART_SECTIONS}`;
const COUNT_BETWEEN = 'SELECT count(*) FROM audit_entry WHERE seq BETWEEN ? AND ?';
const FIND_NEXT = 'SELECT min(first_seq) FROM audit_batch WHERE first_seq > ? AND chain IS NOT NULL';
const FIND_NEXT_TIME = 'SELECT time FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT 1';
const FIND_ID = 'SELECT id FROM audit_entry WHERE seq = ?';
const COUNT_ALL = 'SELECT count(*) FROM audit_entry';
const FIRST_NUMBER = -(2 ** 63);

/** Verifies a part of the log, within one read transaction, and reports what is not as it was stored. */
export function examinePart(
  prepare: (sql: string) => Statement,
  after: unknown,
  terms: ExamineTerms,
): ExaminedPart {
  refuseEncoding(prepare);
  const place = readPlace(after);
  const findings = new Findings((seq) => prepare(FIND_ID).pluck().get(seq));
  try {
    return place === undefined
      ? examineFirst(prepare, terms, findings)
      : examineFrom(prepare, place, terms, findings);
  } catch (error) {
    // If the tables are as audit-race creates them, they are not the cause.
    if (!isOfShape(error) || checkSchema(prepare).length === 0) {
      throw error;
    }
    noteFailed(prepare, error, findings);
    return findings.report(undefined);
  }
}

function examineFirst(
  prepare: (sql: string) => Statement,
  terms: ExamineTerms,
  findings: Findings,
): ExaminedPart {
  if (!hasChain(prepare)) {
    return examineOlder(prepare, terms, findings);
  }
  if (!checkMakeUp(prepare, terms, findings)) {
    return findings.report(undefined);
  }
  straysBetween(prepare, findings, FIRST_NUMBER, 0);
  return examineFrom(prepare, { seq: 0, chain: CHAIN_START, order: undefined }, terms, findings);
}

/** Verifies a log of an earlier release, which has no chain yet. */
function examineOlder(
  prepare: (sql: string) => Statement,
  terms: ExamineTerms,
  findings: Findings,
): ExaminedPart {
  findings.addAll(checkNoChain(prepare));
  if (!lookForUnread(prepare, ['audit_entry'], findings)) {
    findings.olderEntries = numberOf(prepare(COUNT_ALL).pluck().get());
    checkTrusted(prepare, terms.trusted, findings);
  }
  return findings.report(undefined);
}

function examineFrom(
  prepare: (sql: string) => Statement,
  from: Place,
  terms: ExamineTerms,
  findings: Findings,
): ExaminedPart {
  const examiner = new PartExaminer(prepare, terms, findings);
  return from.followed === undefined ? examiner.examine(from) : examiner.follow(from, from.followed);
}

class PartExaminer {
  readonly #prepare: (sql: string) => Statement;
  readonly #terms: ExamineTerms;
  readonly #findings: Findings;
  /** The numbers of all rows whose time is not valid. */
  #oddTimes: readonly number[] = [];

  constructor(prepare: (sql: string) => Statement, terms: ExamineTerms, findings: Findings) {
    this.#prepare = prepare;
    this.#terms = terms;
    this.#findings = findings;
  }

  examine(from: ChainPlace): ExaminedPart {
    let place = from;
    // Tables that are not as audit-race creates them may lack the index of the times.
    const isAsMade = isReadAsMade(this.#prepare);
    this.#oddTimes = isAsMade ? listOddTimes(this.#prepare) : [];
    const { sections, isLast } = this.#listSections(from.seq);
    for (const [index, section] of sections.entries()) {
      place = this.#examineSection(place, section);
      if (this.#findings.examinedRows >= PART_ROWS && index < sections.length - 1) {
        return this.#goOn(from, place);
      }
    }
    if (!isLast) {
      return this.#goOn(from, place);
    }
    checkBehind(this.#prepare, place.seq, this.#findings);
    this.#findings.addAll(checkOrders(this.#prepare, place.order));
    checkTrusted(this.#prepare, this.#terms.trusted, this.#findings, place.lacksLinks);
    const isFollowed = this.#terms.indexes === true && isAsMade;
    this.#findings.whyNotFollowed = isAsMade ? undefined : NOT_OURS;
    return this.#findings.report(isFollowed ? { ...place, followed: FIRST_NUMBER } : undefined);
  }

  /** Goes on in the next part, but only if this one has advanced: forged values that are no numbers could cause an endless loop. */
  #goOn(from: ChainPlace, place: ChainPlace): ExaminedPart {
    if (place.seq > from.seq) {
      return this.#findings.report(place);
    }
    noteFailed(this.#prepare, new Error('the numbers of its batches do not go up'), this.#findings);
    return this.#findings.report(undefined);
  }

  /** Looks up the next rows, behind a number, in the indexes. */
  follow(place: ChainPlace, after: number): ExaminedPart {
    const followed = followIndexes(this.#prepare, after, this.#findings);
    if (followed !== undefined) {
      return this.#findings.report({ ...place, followed });
    }
    this.#findings.indexes = 'followed';
    return this.#findings.report(undefined);
  }

  #listSections(seq: number): { sections: Section<ChainedBatch, NotedSection>[]; isLast: boolean } {
    const batches = this.#prepare(LIST_BATCHES)
      .raw()
      .all(seq)
      .flatMap((found) => readBatch(found) ?? []);
    const isCut = batches.length === PART_SECTIONS;
    // A deletion that is recorded beyond the last number was inserted by hand: it is not one of the sections.
    const upTo = listedUpTo(batches, isCut, findNumbers(this.#prepare).last + 1);
    const gone = this.#prepare(LIST_GONE).raw().all(seq, upTo).map(toGone);
    const isGoneCut = gone.length === PART_SECTIONS;
    const sections = orderSections(batches, gone, listedUpTo(gone, isGoneCut, upTo));
    return { sections, isLast: !(isCut || isGoneCut) };
  }

  #examineSection(from: ChainPlace, section: Section<ChainedBatch, NotedSection>): ChainPlace {
    const hasGap = findGap(from, section, this.#findings);
    const place = hasGap ? { ...from, lacksLinks: true } : from;
    if ('gone' in section) {
      return this.#examineGone(place, section.gone);
    }
    const { batch } = section;
    const next = passBatch(place, batch, hasGap, this.#findings);
    if (isOrder(batch)) {
      this.#findings.addAll(checkOrder(this.#prepare, batch));
      straysBetween(this.#prepare, this.#findings, batch.firstSeq, batch.firstSeq);
    } else {
      checkRows(this.#prepare, batch, this.#terms, { findings: this.#findings, oddTimes: this.#oddTimes });
    }
    return next;
  }

  #examineGone(place: ChainPlace, gone: NotedSection): ChainPlace {
    const seq = lastOfGone(gone, this.#prepare(FIND_NEXT).pluck().get(gone.firstSeq));
    if (gone.kind === 'older') {
      this.#findings.noteOlder(
        this.#prepare(COUNT_BETWEEN).pluck().get(1, seq),
        this.#prepare(FIND_NEXT_TIME).pluck().get(seq),
      );
      const odd = this.#oddTimes.filter((other) => other > place.seq && other <= seq);
      this.#findings.addAll(unreadableFaults(this.#prepare, odd));
      return { ...place, seq };
    }
    straysBetween(this.#prepare, this.#findings, gone.firstSeq, seq);
    return passGone(place, gone, seq, this.#findings);
  }
}

function toGone(found: unknown): NotedSection {
  const [seq, rows, entries, kind, hash] = rowOf(found);
  return { firstSeq: numberOf(seq), rows: numberOf(rows), entries: numberOf(entries), kind, hash };
}

function readPlace(after: unknown): Place | undefined {
  const { seq, chain, order, lacksLinks, followed }: Partial<Place> = Object(after);
  return typeof seq === 'number' && typeof chain === 'string'
    ? { seq, chain, order, lacksLinks, followed }
    : undefined;
}
