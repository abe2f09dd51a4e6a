import { HarnessError } from '../ground/harness-error';
import { messageOf } from '../ground/thrown';
import { writeWhole } from '../ground/write-whole';
import type { Run } from '../run/run';
import { readSwitch } from '../settings/read-switch';
import type { IssueStates } from '../tags/issue';
import type { Vocabulary } from '../tags/vocabulary';
import { readHistory, writeHistory } from './history-file';
import type { IssueLedger } from './issue-ledger';
import { recordVariable } from './ledger-variables';
import { mergeHistory } from './life-lines';
import { makeLedger } from './make-ledger';

/** Reads the variable. */
export function readRecordsHistory(value?: string): boolean {
  return readSwitch(recordVariable, value);
}

/** The ledger cannot be written. */
class LedgerFileError extends HarnessError {
  /** Always `LEDGER_FILE`. */
  readonly code = 'LEDGER_FILE';
}

/** What a keeper needs to know. */
export interface KeeperSettings {
  /** The URL of an issue; empty when there is none. */
  readonly issueLink: string;
  /** Where the life lines are kept. */
  readonly historyFile: string;
  /** Where the ledger is written; empty when it is not. */
  readonly ledgerFile: string;
  /** The tags of the suite. */
  readonly vocabulary: Vocabulary;
  /** What the tracker says. */
  readonly issueStates?: IssueStates | undefined;
  /** Whether the run is added to the history file. */
  readonly recordsHistory: boolean;
}

/** Keeps the files of the ledger: what was known before a run, and what the run found out. */
export class LedgerKeeper {
  readonly #settings: KeeperSettings;

  /** Throws a HistoryFileError now, and not at the end of a long run. */
  constructor(settings: KeeperSettings) {
    this.#settings = settings;
    readHistory(settings.historyFile);
  }

  /** Writes the files that were asked for. */
  keep(run: Run): void {
    const { historyFile, ledgerFile, recordsHistory } = this.#settings;
    const { startedAt } = run;
    if (recordsHistory && startedAt !== null) {
      // Read again: another run may have written while this one ran.
      const history = mergeHistory(readHistory(historyFile), makeLedger(run, this.#settings), startedAt);
      writeHistory(historyFile, history);
    }
    if (ledgerFile !== '') {
      const ledger = makeLedger(run, { ...this.#settings, lifeLines: readHistory(historyFile) });
      writeLedger(ledgerFile, ledger);
    }
  }
}

function writeLedger(file: string, ledger: IssueLedger): void {
  try {
    writeWhole(file, `${JSON.stringify(ledger, undefined, 2)}\n`);
  } catch (error) {
    throw new LedgerFileError(
      `The ledger "${file}" cannot be written: ${messageOf(error)}\n  To do: make its folder writable, or name another file.`,
    );
  }
}
