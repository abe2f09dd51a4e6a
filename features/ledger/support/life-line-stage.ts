import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { type IssueLedger, issueStandings, type LifeLines } from '#cucumber/ledger/issue-ledger';
import { LedgerKeeper } from '#cucumber/ledger/ledger-keeper';
import { mergeHistory } from '#cucumber/ledger/life-lines';
import { makeLedger } from '#cucumber/ledger/make-ledger';
import type { IssueKey } from '#cucumber/tags/issue';
import { vocabularyOf } from '#cucumber/tags/vocabulary';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { makeIssueRun, startOfDay, verdictFor } from './issue-runs';

const vocabulary = vocabularyOf();

/** Runs of made-up issues, day by day, and the history file that they are recorded in. */
export class LifeLineStage {
  #written = '';
  readonly #ledgerFile: string;
  lifeLines: LifeLines = new Map();
  file: string;

  constructor(world: AuditWorld) {
    const folder = world.part(TemporaryFolder);
    this.file = folder.file('history.json');
    this.#ledgerFile = folder.file('ledger.json');
  }

  /** Adds runs told in words, `captured on day 1, guarded on day 3`, to what was known. */
  addRuns(issue: IssueKey, told: string): void {
    this.lifeLines = readRuns(issue, told, this.lifeLines);
  }

  writeText(text: string): void {
    this.#written = text;
    writeFileSync(this.file, text);
  }

  /** What was written before the scenario went on. */
  get written(): string {
    return this.#written;
  }

  /** The ledger that the last run has left. */
  get ledger(): IssueLedger {
    return JSON.parse(readFileSync(this.#ledgerFile, 'utf8'));
  }

  get isAsItWas(): boolean {
    return readFileSync(this.file, 'utf8') === this.#written;
  }

  /** A run begins: its keeper reads the history. */
  openKeeper(recordsHistory = true): LedgerKeeper {
    const options = { issueLink: '', historyFile: this.file, ledgerFile: this.#ledgerFile };
    return new LedgerKeeper({ ...options, vocabulary, recordsHistory });
  }

  /** A run in which issue 991 was captured begins and ends. */
  keepRun(recordsHistory: boolean): void {
    this.openKeeper(recordsHistory).keep(makeIssueRun(991, ['captured']));
  }
}

function readRuns(issue: IssueKey, told: string, before: LifeLines): LifeLines {
  let lifeLines = before;
  for (const run of told.split(', ')) {
    const [, words, day] = /^(\w+) on day (\d+)$/.exec(run) ?? [];
    const standing = issueStandings.find((one) => one === words);
    assert.ok(standing, `"${run}" is no run.`);
    const ledger = makeLedger(makeIssueRun(issue, [verdictFor[standing]]), { vocabulary });
    lifeLines = mergeHistory(lifeLines, ledger, startOfDay(Number(day)));
  }
  return lifeLines;
}
