import { type Command, Option } from 'commander';
import type { AuditEntry } from '../../domain/entry';
import { UsageError } from '../command-errors';
import type { Screen } from '../screen';
import type { Terminal } from '../terminal';
import { COLUMNS, COLUMNS_DEFAULT, type Column, jsonOf, textOf } from './columns';
import { entryLines } from './entry-lines';
import { EntryTable, painted } from './entry-table';

/** How entries are shown. */
export interface ShowingOptions {
  readonly json?: true;
  readonly columns?: readonly Column[];
}

/** From this width of a terminal on, there is room for the id. */
const WITH_ID_COLUMNS = 120;

/** Lets a verb be told how entries are shown. */
export function addShowingOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--json',
        'print each entry as JSON on a line of its own, all of it, as the API gives it',
      ).conflicts('columns'),
    )
    .addOption(
      new Option(
        '--columns <names>',
        `what is shown of each, with commas between them: ${COLUMNS.join(', ')} (default: ${COLUMNS_DEFAULT.join(',')}; the id only where there is room for it)`,
      ).argParser(readColumns),
    );
}

/** Prints entries: a table on a terminal, in a pipe lines with tabs between the columns, or JSON. */
export class EntryPrinter {
  readonly #terminal: Terminal;
  readonly #options: ShowingOptions;
  #table: EntryTable | undefined;

  /** Prints nothing yet. */
  constructor(terminal: Terminal, options: ShowingOptions) {
    this.#terminal = terminal;
    this.#options = options;
  }

  /** Whether ids are left out because the terminal has no room for them. */
  get hidesIds(): boolean {
    const { json, columns } = this.#options;
    return !json && columns === undefined && !defaultFor(this.#terminal.screen).includes('id');
  }

  /** Prints some entries behind those before. */
  async print(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length > 0) {
      const lines = this.#lines(entries);
      await this.#terminal.print(`${lines.join('\n')}\n`);
    }
  }

  #lines(entries: readonly AuditEntry[]): string[] {
    const { screen } = this.#terminal;
    const { json, columns = defaultFor(screen) } = this.#options;
    if (json) {
      return entries.map(jsonOf);
    }
    if (!screen.isTerminal) {
      return entries.map((entry) =>
        columns.map((column) => painted(column, textOf(entry, column), screen.ink)).join('\t'),
      );
    }
    const known = this.#table;
    const table = known ?? new EntryTable(columns, screen, entries);
    this.#table = table;
    if (!table.fits) {
      return entries.flatMap((entry) => [...entryLines(entry, columns, screen.ink), '']);
    }
    const rows = entries.map((entry) => table.row(entry));
    return known === undefined ? [table.head(), ...rows] : rows;
  }
}

function defaultFor({ isTerminal, columns }: Screen): readonly Column[] {
  return isTerminal && columns < WITH_ID_COLUMNS
    ? COLUMNS_DEFAULT.filter((column) => column !== 'id')
    : COLUMNS_DEFAULT;
}

function readColumns(text: string): readonly Column[] {
  return text.split(',').map((part) => {
    const name = part.trim();
    const column = COLUMNS.find((known) => known === name);
    if (column === undefined) {
      throw new UsageError(`${shownName(name)} is no column of --columns. There are: ${COLUMNS.join(', ')}.`);
    }
    return column;
  });
}

/** A misspelt name is repeated. Anything else, such as a URL, may be secret. */
function shownName(name: string): string {
  return /^\w{1,40}$/.test(name) ? `"${name}"` : '"…"';
}
