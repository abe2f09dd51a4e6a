/**
 * Measures what `record()` costs with details of many shapes, in relation to `JSON.stringify` of the same plain value.
 *
 * `npx ts-node bench/details.ts` measures it alone, and needs none of the peers.
 */
import { AuditService } from 'audit-race';
import { detailsShapes } from './details-shapes';
import { holdingEngine } from './held-log';
import { printTable } from './print-table';
import { showProgress } from './progress';
import type { DetailsShape, ShapeKind } from './shape';
import { median } from './statistics';

/** The aims: with details of 1 kB and more, `record()` takes at most this many times as long as `JSON.stringify`. */
const AIMS: Readonly<Record<ShapeKind, number>> = { usual: 3, named: 5, odd: 15, dense: 60 };
const AIM_BYTES_MIN = 1000;
/** Many short rounds: other work of the machine then disturbs some of them, but never all. */
const ROUNDS = 100;
/** The minimum duration of one measurement, so that the resolution of the clock is sufficient. */
const ROUND_MS = 0.2;
const WARM_UP_MS = 150;

interface DetailsCost {
  readonly name: string;
  readonly kind: ShapeKind;
  readonly bytes: number;
  /** The best of all rounds, because other work of the machine makes a round longer, but never shorter. */
  readonly plainUs: number;
  readonly recordUs: number;
  /** The ratio of the medians. */
  readonly medianRatio: number;
}

/** Measures each shape, alternating between `record()` and `JSON.stringify`. */
export async function measureDetails(): Promise<void> {
  const audit = new AuditService({ engine: holdingEngine(Promise.resolve()), whenFull: 'drop' });
  const shapes = detailsShapes();
  const costs: DetailsCost[] = [];
  for (const shape of shapes) {
    showProgress(`details: ${shape.name}`);
    costs.push(await costOf(shape, audit));
  }
  showProgress('');
  await audit.close();
  print(costs);
}

async function costOf(
  { name, details, plain, kind = 'usual' }: DetailsShape,
  audit: AuditService,
): Promise<DetailsCost> {
  const record = () => audit.record({ eventType: 'body.received', details });
  const write = () => JSON.stringify(plain);
  const calls = Math.min(
    1000,
    Math.max(1, Math.ceil(ROUND_MS / Math.max(timeOf(record, 1), timeOf(record, 1)))),
  );
  // Warm-up: V8 has optimised the code for the previous shapes, and must adapt to this one, as in a process that records it often.
  for (const startedAt = performance.now(); performance.now() - startedAt < WARM_UP_MS; ) {
    timeOf(record, calls);
    await audit.flush();
  }
  const records: number[] = [];
  const writes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    writes.push(timeOf(write, calls));
    records.push(timeOf(record, calls));
    await audit.flush();
  }
  return {
    name,
    kind,
    bytes: Buffer.byteLength(write()),
    plainUs: Math.min(...writes) * 1000,
    recordUs: Math.min(...records) * 1000,
    medianRatio: median(records) / median(writes),
  };
}

/** The time of one call in milliseconds. */
function timeOf(call: () => unknown, calls: number): number {
  const startedAt = performance.now();
  for (let number = 0; number < calls; number += 1) {
    call();
  }
  return (performance.now() - startedAt) / calls;
}

function print(costs: readonly DetailsCost[]): void {
  process.stdout.write(`\nrecord() with details of many shapes, the best of ${ROUNDS}\n\n`);
  printTable(
    ['details', 'bytes of JSON', 'JSON.stringify µs', 'record() µs', '÷', '÷, medians'],
    costs.map(({ name, bytes, plainUs, recordUs, medianRatio }) => [
      name,
      bytes.toLocaleString('en'),
      plainUs.toFixed(1),
      recordUs.toFixed(1),
      (recordUs / plainUs).toFixed(2),
      medianRatio.toFixed(2),
    ]),
  );
  for (const kind of KINDS) {
    printAim(costs, kind);
  }
}

const KINDS: readonly ShapeKind[] = ['usual', 'named', 'odd', 'dense'];

const WHAT: Readonly<Record<ShapeKind, string>> = {
  usual: 'texts, numbers, and lists of them',
  named: 'objects, Maps, and lists with flags or names of headers',
  odd: 'what has to be written again, to be looked at more closely, or to be converted; SQL statements and tables',
  dense: 'what is nearly nothing but secrets, names of them, and words that look like them',
};

/** Why each kind takes longer than `JSON.stringify`. */
const WHY: Readonly<Record<ShapeKind, string>> = {
  usual: 'Each character is written and looked at once.',
  named: 'Each name is judged besides, and each object is asked what it is.',
  odd: 'What is too long or may show a secret is written two or three times; of bytes and dates, JSON.stringify was given the text; the column of each parameter is looked up.',
  dense:
    'To judge and to hide a secret takes up to a microsecond, in which JSON.stringify writes 750 characters.',
};

function printAim(costs: readonly DetailsCost[], wanted: ShapeKind): void {
  const aim = AIMS[wanted];
  const ratios = costs
    .filter(({ bytes, kind }) => bytes >= AIM_BYTES_MIN && kind === wanted)
    .map(({ plainUs, recordUs }) => recordUs / plainUs);
  const met = ratios.filter((ratio) => ratio <= aim);
  process.stdout.write(
    `\n  aim: at most ${aim} for ${WHAT[wanted]}, of ${AIM_BYTES_MIN.toLocaleString('en')} bytes and more: ${met.length} of ${ratios.length} shapes; the most is ${Math.max(...ratios).toFixed(1)}.\n       ${WHY[wanted]}\n`,
  );
}

if (require.main === module) {
  measureDetails().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  });
}
