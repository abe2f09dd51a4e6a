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

/** Whether the environment variable enables recording. */
export function readRecordsHistory(value?: string): boolean {
  return readSwitch(recordVariable, value);
}

/** The ledger cannot be written. */
class LedgerFileError extends HarnessError {
  /** Always `LEDGER_FILE`. */
  readonly code = 'LEDGER_FILE';
}

/** The settings of a keeper. */
export interface KeeperSettings {
  /** The template of an issue's URL; empty if there is none. */
  readonly issueLink: string;
  /** The path of the history file. */
  readonly historyFile: string;
  /** The path of the ledger file; empty if none is written. */
  readonly ledgerFile: string;
  /** The tags of the suite. */
  readonly vocabulary: Vocabulary;
  /** The states of issues in the tracker. */
  readonly issueStates?: IssueStates | undefined;
  /** Whether the run is added to the history file. */
  readonly recordsHistory: boolean;
}

/** Maintains the files of the ledger: the history before a run, and the findings of the run. */
export class LedgerKeeper {
  readonly #settings: KeeperSettings;

  /** Throws a HistoryFileError at once, not only at the end of a long run. */
  constructor(settings: KeeperSettings) {
    this.#settings = settings;
    readHistory(settings.historyFile);
  }

  /** Writes the files that are configured. */
  keep(run: Run): void {
    const { historyFile, ledgerFile, recordsHistory } = this.#settings;
    const { startedAt } = run;
    if (recordsHistory && startedAt !== null) {
      // Read again, because another run may have written the file in the meantime.
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
