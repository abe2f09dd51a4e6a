import type { AuditEntry } from '../../domain/entry';
import type { Screen } from '../screen';
import { type Column, textOf } from './columns';
import { fitted, widthOf } from './text-width';

const GAP = '  ';
/** How many letters a column that is cut keeps at least. */
const CUT_WIDTH_MIN = 8;
/** The columns that are never cut: a part of them would say nothing. */
const WHOLE: readonly Column[] = ['id', 'time'];

const HEADS: Readonly<Record<Column, string>> = {
  id: 'ID',
  time: 'TIME',
  eventType: 'EVENT TYPE',
  actor: 'ACTOR',
  subject: 'SUBJECT',
  outcome: 'OUTCOME',
  correlationId: 'CORRELATION ID',
  tenant: 'TENANT',
  sourceAddress: 'SOURCE ADDRESS',
  userAgent: 'USER AGENT',
  sessionId: 'SESSION ID',
  traceId: 'TRACE ID',
  occurredAt: 'OCCURRED AT',
  details: 'DETAILS',
};

/** A table of entries on a terminal, each on one line that fits. The first entries decide how wide the columns are. */
export class EntryTable {
  readonly #columns: readonly Column[];
  readonly #widths: ReadonlyMap<Column, number>;
  readonly #screen: Screen;
  /** Whether each entry has room on one line. */
  readonly fits: boolean;

  /** Measures the entries that are shown first. */
  constructor(columns: readonly Column[], screen: Screen, first: readonly AuditEntry[]) {
    this.#columns = columns;
    this.#screen = screen;
    const room = screen.columns - GAP.length * (columns.length - 1);
    this.#widths = narrowed(new Map(columns.map((column) => [column, wanted(column, first)])), room);
    this.fits = sum(this.#widths) <= room;
  }

  /** The heads of the columns. */
  head(): string {
    return this.#screen.ink.bold(this.#line((column) => HEADS[column]));
  }

  /** One entry. */
  row(entry: AuditEntry): string {
    const { ink } = this.#screen;
    return this.#line(
      (column) => textOf(entry, column),
      (column, text) => painted(column, text, ink),
    );
  }

  #line(write: (column: Column) => string, paint = (_column: Column, text: string) => text): string {
    const last = this.#columns.at(-1);
    return this.#columns
      .map((column) => {
        const text = fitted(write(column), this.#widths.get(column) ?? 0);
        return paint(column, column === last ? text.trimEnd() : text);
      })
      .join(GAP);
  }
}

const BAD = /^(?:fail|den|err|reject|refus)/i;
const GOOD = /^(?:success|ok$|allow|grant)/i;

/** Colour says again what the words say. */
export function painted(column: Column, text: string, ink: Screen['ink']): string {
  if (column === 'time' || column === 'id') {
    return ink.faint(text);
  }
  const tone = column === 'outcome' ? toneOf(text) : undefined;
  return tone === undefined ? text : { good: ink.green, bad: ink.red }[tone](text);
}

/** How an outcome sounds, where it is one of the usual words. */
export function toneOf(outcome: string): 'good' | 'bad' | undefined {
  if (BAD.test(outcome)) {
    return 'bad';
  }
  return GOOD.test(outcome) ? 'good' : undefined;
}

function wanted(column: Column, entries: readonly AuditEntry[]): number {
  return Math.max(widthOf(HEADS[column]), ...entries.map((entry) => widthOf(textOf(entry, column))));
}

/** Takes from the widest until all fit. */
function narrowed(widths: ReadonlyMap<Column, number>, room: number): Map<Column, number> {
  const narrow = new Map(widths);
  for (let over = sum(narrow) - room; over > 0; over -= 1) {
    const [widest] = [...narrow]
      .filter(([column, width]) => !WHOLE.includes(column) && width > CUT_WIDTH_MIN)
      .toSorted(([, one], [, other]) => other - one);
    if (widest === undefined) {
      break;
    }
    narrow.set(widest[0], widest[1] - 1);
  }
  return narrow;
}

function sum(widths: ReadonlyMap<Column, number>): number {
  return [...widths.values()].reduce((total, width) => total + width, 0);
}
