import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IssueLedger } from '@audit-race/cucumber';
import { readHistory } from '#cucumber/ledger/history-file';
import type { LifeLines } from '#cucumber/ledger/issue-ledger';
import { runSuite } from '../../support/nested-run';
import { onceInARun } from '../../support/once-in-a-run';

/** What a run of the suite of issues left behind, by the names of the files. */
interface RecordedRun {
  readonly ledger: string;
  readonly history: string;
}

/** What became of a run that could not write its ledger. */
interface BlockedRun {
  readonly exitCode: number;
  readonly said: string;
  readonly messages: string;
}

/** The run of the suite of issues that was recorded; one for all scenarios of a run. */
export class LedgerSuite {
  #run: RecordedRun | undefined;
  #blocked: BlockedRun | undefined;

  async record(): Promise<void> {
    this.#run = await onceInARun('the suite of issues, recorded', runRecorded);
  }

  /** Runs the suite in a folder where its ledger cannot be written. */
  async runBlocked(): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'ledger-suite-'));
    const messages = join(folder, 'messages.ndjson');
    try {
      writeFileSync(join(folder, 'reports'), 'no folder');
      const args = ['--format', `message:${messages}`];
      const run = await runSuite('ledger', { args, environment: { FILES: folder } });
      const said = run.stderr.replaceAll(`${folder}/`, '');
      this.#blocked = { exitCode: run.exitCode, said, messages: readFileSync(messages, 'utf8') };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  get blocked(): BlockedRun {
    assert.ok(this.#blocked, 'No run was kept from writing its ledger in this scenario.');
    return this.#blocked;
  }

  get ledger(): IssueLedger {
    return JSON.parse(readFileSync(this.#recorded.ledger, 'utf8'));
  }

  get lifeLines(): LifeLines {
    return readHistory(this.#recorded.history);
  }

  get #recorded(): RecordedRun {
    assert.ok(this.#run, 'The suite of issues has not been run in this scenario.');
    return this.#run;
  }
}

async function runRecorded(folder: string): Promise<RecordedRun> {
  await runSuite('ledger', { args: [], environment: { FILES: folder, CAPTURE_BUGS_RECORD_HISTORY: '1' } });
  return { ledger: join(folder, 'reports', 'ledger.json'), history: join(folder, 'history.json') };
}
