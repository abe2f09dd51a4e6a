/**
 * What `record()` costs with details of many shapes, beside `JSON.stringify` of the same plain value.
 *
 * `npx ts-node bench/details.ts` measures it alone, and needs none of the peers.
 */
import { AuditService } from 'audit-race';
import { type DetailsShape, detailsShapes } from './details-shapes';
import { holdingEngine } from './held-log';
import { printTable } from './print-table';
import { showProgress } from './progress';
import { median } from './statistics';

/** Of details of 1 kB and more `record()` costs at most so many times `JSON.stringify`. */
const AIM = 3;
const AIM_BYTES_MIN = 1000;
const ROUNDS = 15;
/** So long is one figure measured at least, so that the clock is fine enough. */
const ROUND_MS = 2;
const WARM_UP_CALLS = 2000;

interface DetailsCost {
  readonly name: string;
  readonly bytes: number;
  readonly plainUs: number;
  readonly recordUs: number;
}

/** Measures each shape, one after the other and in turns with `JSON.stringify`. */
export async function measureDetails(): Promise<void> {
  const audit = new AuditService({ engine: holdingEngine(Promise.resolve()), whenFull: 'drop' });
  const shapes = detailsShapes();
  for (const { details } of shapes.filter(
    ({ name }) => name.startsWith('a small') || name.startsWith('nested, 6 '),
  )) {
    for (let call = 0; call < WARM_UP_CALLS; call += 1) {
      audit.record({ eventType: 'body.received', details });
    }
    await audit.flush();
  }
  const costs: DetailsCost[] = [];
  for (const shape of shapes) {
    showProgress(`details: ${shape.name}`);
    costs.push(await costOf(shape, audit));
  }
  showProgress('');
  await audit.close();
  print(costs);
}

async function costOf({ name, details, plain }: DetailsShape, audit: AuditService): Promise<DetailsCost> {
  const record = () => audit.record({ eventType: 'body.received', details });
  const write = () => JSON.stringify(plain);
  const calls = Math.min(
    1000,
    Math.max(1, Math.ceil(ROUND_MS / Math.max(timeOf(record, 1), timeOf(record, 1)))),
  );
  const records: number[] = [];
  const writes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    writes.push(timeOf(write, calls));
    records.push(timeOf(record, calls));
    await audit.flush();
  }
  return {
    name,
    bytes: Buffer.byteLength(write()),
    plainUs: median(writes) * 1000,
    recordUs: median(records) * 1000,
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
  process.stdout.write(`\nrecord() with details of many shapes, the median of ${ROUNDS}\n\n`);
  printTable(
    ['details', 'bytes of JSON', 'JSON.stringify µs', 'record() µs', '÷'],
    costs.map(({ name, bytes, plainUs, recordUs }) => [
      name,
      bytes.toLocaleString('en'),
      plainUs.toFixed(1),
      recordUs.toFixed(1),
      (recordUs / plainUs).toFixed(2),
    ]),
  );
  const aimed = costs.filter(({ bytes }) => bytes >= AIM_BYTES_MIN);
  const over = aimed.filter(({ plainUs, recordUs }) => recordUs / plainUs > AIM);
  process.stdout.write(
    `\n  aim: at most ${AIM} for details of ${AIM_BYTES_MIN.toLocaleString('en')} bytes and more: ${aimed.length - over.length} of ${aimed.length} shapes\n`,
  );
}

if (require.main === module) {
  measureDetails().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  });
}
