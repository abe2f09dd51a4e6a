import type { AuditHeldError } from '../domain/held-errors';
import { type ExaminedPart, type ExamineTerms, FAULTS_MAX, type IntegrityFault } from '../ports/integrity';
import { tellCoverage } from './coverage';
import { type UncheckedOfLog, unchecked, uncheckedHeld, uncheckedIndexes } from './unchecked';
import type { VerifyReport } from './verify-report';

/** The counts that are summed up over all parts. */
export const COUNTS = [
  'entries',
  'batches',
  'unsealedEntries',
  'olderEntries',
  'prunedEntries',
  'erasedEntries',
] as const;

type Counts = Pick<VerifyReport, (typeof COUNTS)[number]>;
type Findings = Pick<VerifyReport, 'checkpoint' | 'indexes'>;

const NOTHING: Counts & Findings = {
  entries: 0,
  batches: 0,
  unsealedEntries: 0,
  olderEntries: 0,
  prunedEntries: 0,
  erasedEntries: 0,
  checkpoint: 'none',
  indexes: 'none',
};

/** Sums up what was found in the parts of a log. */
export class VerifyTally {
  readonly #terms: ExamineTerms;
  readonly #faults: IntegrityFault[] = [];
  #faultCount = 0;
  #followedEntries = 0;
  #chainedSinceMs: number | undefined;
  #isUnread = false;
  #whyNotFollowed: string | undefined;
  #found = NOTHING;

  /** Nothing has been looked at. */
  constructor(terms: ExamineTerms) {
    this.#terms = terms;
  }

  /** How many entries are done. If indexes are followed, hashing is half of the work, and following the other half. */
  get doneEntries(): number {
    const { entries } = this.#found;
    return this.#terms.indexes === true ? Math.floor((entries + this.#followedEntries) / 2) : entries;
  }

  add(part: ExaminedPart): void {
    const found = this.#found;
    const counts = COUNTS.map((name) => [name, found[name] + part[name]]);
    this.#found = {
      ...found,
      ...Object.fromEntries(counts),
      checkpoint: part.checkpoint ?? found.checkpoint,
      indexes: part.indexes ?? found.indexes,
    };
    this.#chainedSinceMs ??= part.chainedSinceMs;
    this.#followedEntries += part.followedEntries ?? 0;
    this.#whyNotFollowed ??= part.whyNotFollowed;
    this.#isUnread ||= part.unread !== undefined;
    this.#addFaults(part.faults, part.unlistedFaults);
  }

  /**
   * The report, when there is no further part. `totalEntries` is how many entries the log had when verifying began, and `held` what could
   * not be stored before.
   */
  report(totalEntries: number, held?: AuditHeldError): VerifyReport {
    if (this.#found.checkpoint === 'fails' && this.#faultCount === 0) {
      this.#addFaults([{ kind: 'rewritten', what: 'The log does not have what the checkpoint says.' }]);
    }
    // If the log was not read to its end, nothing else can be said.
    const kinds = this.#isUnread ? (['unread'] as const) : findUnchecked(this.#terms, this.#found);
    const told = kinds.map((kind) =>
      kind === 'indexes' ? uncheckedIndexes(this.#whyNotFollowed) : unchecked(kind),
    );
    const left = [...told, ...(held === undefined ? [] : [uncheckedHeld(held)])];
    return Object.freeze({
      isIntact: this.#faultCount === 0 && left.length === 0,
      ...this.#found,
      coverage: this.#tellCoverage(totalEntries, held?.heldCount),
      faults: Object.freeze(this.#faults),
      faultCount: this.#faultCount,
      unchecked: Object.freeze(left),
      needsCheckpoint: needsCheckpoint(this.#found),
    });
  }

  #tellCoverage(totalEntries: number, heldEntries = 0): string {
    const { sinceMs, untilMs } = this.#terms;
    return tellCoverage({
      ...this.#found,
      totalEntries,
      heldEntries,
      sinceMs,
      untilMs,
      isUnread: this.#isUnread,
      chainedSinceMs: this.#chainedSinceMs,
    });
  }

  #addFaults(faults: readonly IntegrityFault[], unlisted = 0): void {
    this.#faults.push(...faults.slice(0, FAULTS_MAX - this.#faults.length));
    this.#faultCount += faults.length + unlisted;
  }
}

/** What was asked for and has no answer. Somebody who wants to hide something may have caused that. */
function findUnchecked({ trusted, indexes }: ExamineTerms, found: Counts & Findings): UncheckedOfLog[] {
  const { batches, olderEntries, unsealedEntries, prunedEntries, checkpoint } = found;
  const lacksChain = batches === 0 && prunedEntries === 0 && olderEntries + unsealedEntries > 0;
  const kinds: readonly (readonly [UncheckedOfLog, boolean])[] = [
    ['chain', lacksChain],
    ['pruned', checkpoint === 'pruned'],
    ['checkpoint', trusted !== undefined && checkpoint === 'none'],
    ['indexes', indexes === true && found.indexes !== 'followed'],
  ];
  return kinds.filter(([, isLeft]) => isLeft).map(([kind]) => kind);
}

/** What the log alone cannot show: everybody who can write to it can make links of a chain, too. */
function needsCheckpoint({ checkpoint }: Findings): readonly string[] {
  const isGiven = checkpoint === 'holds' || checkpoint === 'fails';
  const [age, since] = isGiven ? ['a later', ' since this checkpoint was made'] : ['an older', ''];
  return [
    `Without ${age} checkpoint nobody can tell whether the newest entries were cut off${since}.`,
    `Without ${age} checkpoint nobody can tell whether the log was written anew${since}, with a chain and orders that fit.`,
  ];
}
