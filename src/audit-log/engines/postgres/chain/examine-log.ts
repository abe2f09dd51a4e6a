import { CHAIN_START } from '../../../domain/evidence/chain-link';
import type { ExaminedPart, ExamineTerms } from '../../../ports/integrity';
import { checkTree } from '../../sql/chain/check-tree';
import { isOrder } from '../../sql/chain/find-untold';
import { Findings } from '../../sql/chain/findings';
import { numberOf } from '../../sql/chain/plain-row';
import { reportRows } from '../../sql/chain/report-rows';
import {
  type ChainPlace,
  findGap,
  lastOfGone,
  listedUpTo,
  orderSections,
  passBatch,
  passGone,
  type Section,
} from '../../sql/chain/section';
import type { Connection } from '../connection/connection';
import { checkHead } from './check-head';
import { NO_AMCHECK } from './check-indexes';
import { checkOrder, checkOrders, findNumbers } from './check-orders';
import { checkNoChain, checkSchema, hasChain } from './check-schema';
import { BATCH_COLUMNS } from './collapse';
import { examineStrays } from './examine-strays';
import { findClaims, findForged } from './find-claims';
import { findTurned } from './find-turned';
import { findNextBatch, listGoneSections } from './gone-section';
import { readLinkTree } from './read-link-tree';
import { type RowTexts, readBatchRows, readTexts } from './read-rows';
import { noteUnread, unlessUnread } from './unread-tables';
import { findUnreadable, unreadableFault } from './unreadable-rows';
import { wantedBatches } from './wanted-batches';
import { type TransactionBatch, toTransactionBatch } from './withdrawal';

/** How far the log has been looked at: its chain, then what has no link. */
interface Place extends ChainPlace {
  /**
   * The number of the last batch that was examined. The next part lists every batch behind it, even one whose number lies within its rows.
   */
  readonly listed?: number | undefined;
  /** The transaction from which on rows without a link are looked for; undefined while the chain is looked at. */
  readonly strays?: string | undefined;
}

/** How many rows and how many batches one part examines: what is read is in memory meanwhile. */
const PART_ROWS = 8192;
const PART_SECTIONS = 512;

const LIST_BATCHES = `SELECT ${BATCH_COLUMNS}, tx::text FROM audit_batch
  WHERE place > $1 AND place <= ${Number.MAX_SAFE_INTEGER} AND chain IS NOT NULL ORDER BY place LIMIT ${PART_SECTIONS}`;
const COUNT_ALL = 'SELECT count(*) FROM audit_entry';

/** Examines a part of the log, on one snapshot, and reports what is not as it was stored. */
export async function examinePart(
  connection: Connection,
  after: unknown,
  terms: ExamineTerms,
): Promise<ExaminedPart> {
  const place = readPlace(after);
  const ids = new Map<number, string>();
  const findings = new Findings((at) => ids.get(at));
  const from = place ?? (await examineMakeUp(connection, terms, findings));
  if (from === undefined) {
    return findings.report(undefined);
  }
  const examiner = new PartExaminer(connection, terms, findings, ids);
  const examine = () => (from.strays === undefined ? examiner.examine(from) : examiner.examineStrays(from));
  // If the tables are as we make them, the failure is not their fault.
  const areOdd = async () => (await checkSchema(connection, false)).faults.length > 0;
  return findings.report(await unlessUnread(connection, findings, examine, areOdd));
}

/** Checks the tables before their content, and returns where to begin; `undefined` where there is nothing to examine. */
async function examineMakeUp(
  connection: Connection,
  terms: ExamineTerms,
  findings: Findings,
): Promise<Place | undefined> {
  if (!(await hasChain(connection))) {
    // A log of an earlier release without a chain: its entries are only counted.
    findings.addAll(await checkNoChain(connection));
    const count = () => connection.queryOne({ text: COUNT_ALL, values: [] });
    const [olderEntries] = (await unlessUnread(connection, findings, count)) ?? [];
    findings.olderEntries = numberOf(olderEntries);
    if (terms.trusted !== undefined) {
      checkTree(undefined, terms.trusted, findings);
    }
    return undefined;
  }
  const { faults, isEnd, areIndexesFollowed } = await checkSchema(connection, terms.indexes === true);
  findings.addAll(faults);
  findings.indexes = areIndexesFollowed ? 'followed' : undefined;
  findings.whyNotFollowed = areIndexesFollowed ? undefined : NO_AMCHECK;
  if (isEnd) {
    await noteUnread(connection, findings);
    return undefined;
  }
  return { seq: 0, chain: CHAIN_START, order: undefined };
}

class PartExaminer {
  readonly #connection: Connection;
  readonly #terms: ExamineTerms;
  readonly #findings: Findings;
  readonly #ids: Map<number, string>;
  #unreadable: ReadonlySet<string> = new Set();

  constructor(connection: Connection, terms: ExamineTerms, findings: Findings, ids: Map<number, string>) {
    this.#connection = connection;
    this.#terms = terms;
    this.#findings = findings;
    this.#ids = ids;
  }

  /** Gives where to go on. */
  async examine(from: Place): Promise<Place> {
    const { sections, isLast } = await this.#listSections(from);
    const batches = sections.flatMap((section) => ('batch' in section ? [section.batch] : []));
    const wanted = await wantedBatches(this.#connection, batches, this.#terms);
    const texts = await readTexts(this.#connection, wanted);
    this.#unreadable = await findUnreadable(
      this.#connection,
      wanted.map(({ tx }) => tx),
    );
    let place: ChainPlace = from;
    for (const section of sections) {
      place = await this.#examineSection(place, section, texts);
    }
    if (!isLast) {
      const last = sections.findLast((section) => 'batch' in section);
      return { ...place, listed: last === undefined ? from.listed : last.batch.firstSeq };
    }
    this.#findings.addAll(await checkOrders(this.#connection, place.order));
    this.#findings.addAll(await checkHead(this.#connection, place));
    await findClaims(this.#connection, place.seq, this.#findings);
    await findForged(this.#connection, this.#findings);
    await findTurned(this.#connection, this.#findings);
    return { ...place, strays: '0' };
  }

  /** Examines rows that no link covers. It comes last, because others may link some of them meanwhile. */
  async examineStrays(place: Place): Promise<Place | undefined> {
    const next = await examineStrays(this.#connection, place.strays ?? '0', place.seq, this.#findings);
    if (next !== undefined) {
      return { ...place, strays: next };
    }
    const { trusted } = this.#terms;
    if (trusted !== undefined) {
      const { tree } = await readLinkTree(this.#connection, { sizes: [trusted.size] });
      checkTree(tree, trusted, this.#findings, place.lacksLinks);
    }
    return undefined;
  }

  async #listSections({ seq, listed = seq }: Place): Promise<{
    sections: Section<TransactionBatch>[];
    isLast: boolean;
  }> {
    const found = (await this.#connection.query({ text: LIST_BATCHES, values: [listed] })).flatMap(
      toTransactionBatch,
    );
    let rows = 0;
    const fits = found.findIndex((batch, nth) => {
      rows += batch.rows;
      return nth > 0 && rows > PART_ROWS;
    });
    const batches = fits === -1 ? found : found.slice(0, fits);
    const isCut = fits !== -1 || found.length === PART_SECTIONS;
    // As in SQLite: what is marked as gone behind the last number has no place among the others.
    const { last } = await findNumbers(this.#connection);
    const upTo = listedUpTo(batches, isCut, last + 1);
    const gone = await listGoneSections(this.#connection, seq, upTo, PART_SECTIONS);
    const isGoneCut = gone.length === PART_SECTIONS;
    const sections = orderSections(batches, gone, listedUpTo(gone, isGoneCut, upTo));
    return { sections, isLast: !(isCut || isGoneCut) };
  }

  async #examineSection(
    from: ChainPlace,
    section: Section<TransactionBatch>,
    texts: ReadonlyMap<string, readonly RowTexts[]>,
  ): Promise<ChainPlace> {
    const hasGap = findGap(from, section, this.#findings);
    const place = hasGap ? { ...from, lacksLinks: true } : from;
    if ('gone' in section) {
      const { gone } = section;
      const behind = await findNextBatch(this.#connection, gone.firstSeq);
      return passGone(place, gone, lastOfGone(gone, behind), this.#findings);
    }
    const { batch } = section;
    const next = passBatch(place, batch, hasGap, this.#findings);
    if (!isOrder(batch)) {
      await this.#examineRows(batch, texts.get(batch.tx));
    } else {
      this.#findings.addAll(await checkOrder(this.#connection, batch));
    }
    return next;
  }

  async #examineRows(batch: TransactionBatch, found: readonly RowTexts[] | undefined): Promise<void> {
    this.#findings.batches += 1;
    if (found === undefined) {
      return;
    }
    const { rows, texts } = await readBatchRows(this.#connection, batch, found);
    for (const [index, { id }] of texts) {
      this.#ids.set(batch.firstSeq + index, id);
    }
    const faulty = reportRows(batch, rows, (index) => texts.get(index), this.#findings);
    for (const [index, { id }] of texts) {
      const place = batch.firstSeq + index;
      this.#ids.delete(place);
      if (this.#unreadable.has(id) && !faulty.has(place)) {
        this.#findings.addOf(batch, [unreadableFault(id, place)]);
      }
    }
  }
}

function readPlace(after: unknown): Place | undefined {
  const { seq, chain, listed, order, strays, lacksLinks }: Partial<Place> = Object(after);
  return typeof seq === 'number' && typeof chain === 'string'
    ? { seq, chain, listed, order, strays, lacksLinks }
    : undefined;
}
