import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IssueLedger, type LifeLines, readHistory } from 'audit-race/harness';
import { runSuite } from './nested-run';

/** What a run of the suite of issues left behind. */
interface RecordedRun {
  readonly ledger: IssueLedger;
  readonly lifeLines: LifeLines;
}

let shared: Promise<RecordedRun> | undefined;

/** The run of the suite of issues that was recorded; one for all scenarios of a process. */
export class LedgerSuite {
  #run: RecordedRun | undefined;

  async record(): Promise<void> {
    shared ??= runRecorded();
    this.#run = await shared;
  }

  get ledger(): IssueLedger {
    return this.#recorded.ledger;
  }

  get lifeLines(): LifeLines {
    return this.#recorded.lifeLines;
  }

  get #recorded(): RecordedRun {
    assert.ok(this.#run, 'The suite of issues has not been run in this scenario.');
    return this.#run;
  }
}

async function runRecorded(): Promise<RecordedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-suite-'));
  try {
    await runSuite('ledger', { args: [], environment: { FILES: folder, CAPTURE_BUGS_RECORD_HISTORY: '1' } });
    return {
      ledger: JSON.parse(readFileSync(join(folder, 'reports', 'ledger.json'), 'utf8')),
      lifeLines: readHistory(join(folder, 'history.json')),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
