import type { Statement } from 'better-sqlite3';
import { CHAIN_START } from '../../../domain/evidence/chain-link';
import type { ExaminedPart, ExamineTerms } from '../../../ports/integrity';
import type { ChainedBatch } from '../../sql/chain/chained-batch';
import { isOrder } from '../../sql/chain/find-untold';
import { Findings } from '../../sql/chain/findings';
import { numberOf } from '../../sql/chain/plain-row';
import {
  type ChainPlace,
  findGap,
  lastOfGone,
  passBatch,
  passGone,
  type Section,
} from '../../sql/chain/section';
import { refuseEncoding } from '../tables/refuse-encoding';
import { checkBehind, straysBetween } from './check-behind';
import { checkIndexes } from './check-indexes';
import { checkMakeUp } from './check-make-up';
import { checkOrder, checkOrders } from './check-orders';
import { checkRows } from './check-rows';
import { checkNoChain, checkSchema, hasChain, isReadAsMade } from './check-schema';
import { checkTrusted } from './check-trusted';
import { addBatch, type CountedRows } from './counted-rows';
import { followIndexes, NOT_OURS } from './follow-indexes';
import { listSections, type NotedSection } from './list-sections';
import { isOfShape, lookForUnread, noteFailed } from './unread-tables';
import { listOddTimes, unreadableFaults } from './unreadable-rows';

/** How far the log has been verified: first its chain, then its indexes. */
interface Place extends ChainPlace {
  /** The number up to which the indexes were followed; undefined while the chain is verified. */
  readonly followed?: number | undefined;
  /** The rows that were read; undefined before the first batch. */
  readonly counted?: CountedRows | undefined;
}

/** How many rows one part verifies: some ten milliseconds, in which the thread answers nothing else. */
const PART_ROWS = 16_384;

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
  if (!checkMakeUp(prepare, findings)) {
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
  const examiner = new PartExaminer(prepare, terms, findings, from.counted);
  return from.followed === undefined ? examiner.examine(from) : examiner.follow(from, from.followed);
}

class PartExaminer {
  readonly #prepare: (sql: string) => Statement;
  readonly #terms: ExamineTerms;
  readonly #findings: Findings;
  /** The numbers of all rows whose time is not valid. */
  #oddTimes: readonly number[] = [];
  #counted: CountedRows | undefined;

  constructor(
    prepare: (sql: string) => Statement,
    terms: ExamineTerms,
    findings: Findings,
    counted: CountedRows | undefined,
  ) {
    this.#prepare = prepare;
    this.#terms = terms;
    this.#findings = findings;
    this.#counted = counted;
  }

  examine(from: ChainPlace): ExaminedPart {
    let place = from;
    // Tables that are not as audit-race creates them may lack the index of the times.
    const isAsMade = isReadAsMade(this.#prepare);
    this.#oddTimes = isAsMade ? listOddTimes(this.#prepare) : [];
    const { sections, isLast } = listSections(this.#prepare, from.seq);
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
    if (isFollowed || (isAsMade && isWhole(this.#terms))) {
      this.#findings.addAll(checkIndexes(this.#prepare, this.#counted));
      this.#findings.indexes = 'counted';
    }
    this.#findings.whyNotFollowed = isAsMade ? undefined : NOT_OURS;
    return this.#findings.report(isFollowed ? { ...place, followed: FIRST_NUMBER } : undefined);
  }

  /** Goes on in the next part, but only if this one has advanced: forged values that are no numbers could cause an endless loop. */
  #goOn(from: ChainPlace, place: ChainPlace): ExaminedPart {
    if (place.seq > from.seq) {
      return this.#findings.report({ ...place, counted: this.#counted });
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
      const found = { findings: this.#findings, oddTimes: this.#oddTimes };
      this.#counted = addBatch(this.#counted, batch, checkRows(this.#prepare, batch, this.#terms, found));
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

function isWhole({ sinceMs, untilMs }: ExamineTerms): boolean {
  return sinceMs === undefined && untilMs === undefined;
}

function readPlace(after: unknown): Place | undefined {
  const { seq, chain, order, lacksLinks, followed, counted }: Partial<Place> = Object(after);
  return typeof seq === 'number' && typeof chain === 'string'
    ? { seq, chain, order, lacksLinks, followed, counted }
    : undefined;
}
