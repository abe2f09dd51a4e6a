import { type Command, Option } from 'commander';
import type { AuditEntry } from '../../domain/entry';
import { UsageError } from '../command-errors';
import type { Screen } from '../screen';
import { shownValue } from '../shown-value';
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

  /** Whether ids are left out because the table has no room for them. */
  get hidesIds(): boolean {
    return (
      this.#options.columns === undefined && this.#table?.fits === true && !hasRoom(this.#terminal.screen)
    );
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
    const { json, columns = COLUMNS_DEFAULT } = this.#options;
    if (json) {
      return entries.map(jsonOf);
    }
    if (!screen.isTerminal) {
      return entries.map((entry) =>
        columns.map((column) => painted(column, textOf(entry, column), screen.ink)).join('\t'),
      );
    }
    const known = this.#table;
    const table = known ?? new EntryTable(this.#tableColumns(), screen, entries);
    this.#table = table;
    if (!table.fits) {
      // Each field has a line of its own, so there is room for the id.
      return entries.flatMap((entry) => [...entryLines(entry, columns, screen.ink), '']);
    }
    const rows = entries.map((entry) => table.row(entry));
    return known === undefined ? [table.head(), ...rows] : rows;
  }

  #tableColumns(): readonly Column[] {
    const { columns = COLUMNS_DEFAULT } = this.#options;
    return columns === COLUMNS_DEFAULT && !hasRoom(this.#terminal.screen)
      ? COLUMNS_DEFAULT.filter((column) => column !== 'id')
      : columns;
  }
}

/** Whether a table has room for the id. */
function hasRoom({ columns }: Screen): boolean {
  return columns >= WITH_ID_COLUMNS;
}

function readColumns(text: string): readonly Column[] {
  return text.split(',').map((part, index) => {
    const name = part.trim();
    const column = COLUMNS.find((known) => known === name);
    if (column === undefined) {
      const what =
        name === ''
          ? `--columns is ${shownValue(text)}, in which the name ${index + 1} is empty`
          : `${shownValue(name)} is no column of --columns`;
      throw new UsageError(`${what}.${nearest(name)} There are: ${COLUMNS.join(', ')}.`);
    }
    return column;
  });
}

/** Options are written `event-type`, and columns `eventType`. */
function nearest(name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  const meant = COLUMNS.find((known) => known.toLowerCase() === plain);
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}
