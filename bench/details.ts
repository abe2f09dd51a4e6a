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
import type { DetailsShape } from './shape';
import { median } from './statistics';

/** The aim: with details of 1 kB and more, `record()` takes at most this many times as long as `JSON.stringify`. */
const AIM = 3;
/** The aim for details of which a part has to be written again or converted to text. */
const ODD_AIM = 8;
/** The aim for details in which nearly every word is a secret, or the name of one. Nearly all of the work is to detect and redact them. */
const DENSE_AIM = 33;
const AIM_BYTES_MIN = 1000;
/** Many short rounds: other work of the machine then disturbs some of them, but never all. */
const ROUNDS = 100;
/** The minimum duration of one measurement, so that the resolution of the clock is sufficient. */
const ROUND_MS = 0.2;
const WARM_UP_MS = 150;

type Kind = 'usual' | 'odd' | 'dense';

interface DetailsCost {
  readonly name: string;
  readonly kind: Kind;
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
  { name, details, plain, isDense = false, isOdd = false }: DetailsShape,
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
    kind: isDense ? 'dense' : isOdd ? 'odd' : 'usual',
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
  printAim(costs, 'usual', AIM);
  printAim(costs, 'odd', ODD_AIM);
  printAim(costs, 'dense', DENSE_AIM);
}

const WHAT: Readonly<Record<Kind, string>> = {
  usual: '',
  odd: ' that have to be written again, to be looked at more closely, or to be made text',
  dense: ' that are nearly nothing but secrets and names of them',
};

/** Why each kind takes longer than `JSON.stringify`. */
const WHY: Readonly<Record<Kind, string>> = {
  usual:
    'Each character is written and looked at once; a name beside its value, as of a cookie, is judged besides.',
  odd: 'What is too long or may show a secret is written two or three times, and JSON.stringify is given dates and numbers as text.',
  dense:
    'To judge and to hide a secret takes up to a microsecond, in which JSON.stringify writes 750 characters.',
};

function printAim(costs: readonly DetailsCost[], wanted: Kind, aim: number): void {
  const ratios = costs
    .filter(({ bytes, kind }) => bytes >= AIM_BYTES_MIN && kind === wanted)
    .map(({ plainUs, recordUs }) => recordUs / plainUs);
  const met = ratios.filter((ratio) => ratio <= aim);
  process.stdout.write(
    `\n  aim: at most ${aim} for details of ${AIM_BYTES_MIN.toLocaleString('en')} bytes and more${WHAT[wanted]}: ${met.length} of ${ratios.length} shapes; the most is ${Math.max(...ratios).toFixed(1)}.\n       ${WHY[wanted]}\n`,
  );
}

if (require.main === module) {
  measureDetails().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  });
}
