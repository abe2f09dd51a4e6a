import { createHash } from 'node:crypto';
import { countOf } from '../../domain/count-of';
import { assertEntryRows, type EntryRow } from '../../domain/entry-row';
import type { EntryPosition } from '../../domain/filter';
import { readGivenCount } from '../../domain/given-back';
import type { Engine } from '../../ports/engine';
import type { Progress } from '../progress';

/** How many entries, and the SHA-256 of all of their fields, newest first. */
interface Sum {
  readonly count: number;
  readonly digest: string;
}

/** What two logs have in common. */
export interface Comparison {
  readonly source: Sum;
  /** Of those entries that the source has, too. */
  readonly target: Sum;
  /** How many other entries the target has, older or newer. */
  readonly otherCount: number;
  /** The id of the newest entry that is missing or differs. */
  readonly firstFault: string | undefined;
}

/** Which logs are compared, and how they are asked. */
export interface Compared {
  readonly source: Engine;
  readonly target: Engine;
  /** The newest entry that counts; none in an empty log. */
  readonly newest: EntryPosition | undefined;
  readonly patiently: Patiently;
  readonly progress: Progress;
}

/** Does something again where its failure may pass. */
type Patiently = <T>(work: () => Promise<T>) => Promise<T>;

/** How many rows of each side are held in memory. Each may have details of 64 KiB and more. */
const PAGE_ROWS = 200;

/** The place of the newest entry of a log. */
export async function newestOf(engine: Engine): Promise<EntryPosition | undefined> {
  const rows = await engine.list({}, 1);
  assertEntryRows(rows);
  const [row] = rows;
  return row && { id: row[0], time: row[1] };
}

/** Reads both logs side by side, in the order of time and id, and in constant memory. */
export async function compareLogs({
  source,
  target,
  newest,
  patiently,
  progress,
}: Compared): Promise<Comparison> {
  const [sourceSum, targetSum] = [new RunningSum(), new RunningSum()];
  let firstFault: string | undefined;
  const targetRows = rowsUpTo(target, newest, patiently);
  let other = await targetRows.next();
  for await (const row of rowsUpTo(source, newest, patiently)) {
    sourceSum.add(row);
    progress.tell(() => `${countOf(sourceSum.count, 'entry', 'entries')} compared`);
    while (other.done !== true && isNewer(other.value, row)) {
      other = await targetRows.next();
    }
    const found = other.done !== true && other.value[0] === row[0] ? other.value : undefined;
    if (found !== undefined) {
      targetSum.add(found);
      other = await targetRows.next();
    }
    firstFault ??= JSON.stringify(found) === JSON.stringify(row) ? undefined : row[0];
  }
  const targetCount = await patiently(async () => readGivenCount(await target.count({})));
  const found = targetSum.end();
  return { source: sourceSum.end(), target: found, otherCount: targetCount - found.count, firstFault };
}

class RunningSum {
  readonly #hash = createHash('sha256');
  #count = 0;

  /** How many so far. */
  get count(): number {
    return this.#count;
  }

  add(row: EntryRow): void {
    this.#count += 1;
    this.#hash.update(`${JSON.stringify(row)}\n`);
  }

  end(): Sum {
    return { count: this.#count, digest: this.#hash.digest('hex') };
  }
}

/** The rows of a log from one on, newest first. */
async function* rowsUpTo(
  engine: Engine,
  newest: EntryPosition | undefined,
  patiently: Patiently,
): AsyncGenerator<EntryRow, void, undefined> {
  // A list leaves out the position before which it begins. No id ends with `~`, so the newest entry itself is in the list.
  let before = newest && { ...newest, id: `${newest.id}~` };
  while (before !== undefined) {
    const place: EntryPosition = before;
    const rows = await patiently(() => engine.list({}, PAGE_ROWS, place));
    assertEntryRows(rows);
    yield* rows;
    const last = rows.at(-1);
    before = last && { time: last[1], id: last[0] };
  }
}

function isNewer([oneId, oneTime]: EntryRow, [otherId, otherTime]: EntryRow): boolean {
  return oneTime === otherTime
    ? Buffer.compare(Buffer.from(oneId), Buffer.from(otherId)) > 0
    : oneTime > otherTime;
}
