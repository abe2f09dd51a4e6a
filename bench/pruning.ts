import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AuditService } from 'audit-race';
import Database from 'better-sqlite3';
import { printTable } from './print-table';
import { showProgress } from './progress';

/** A million entries take four minutes. */
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 100_000);
const KEPT = ENTRIES / 20;
/** The number of entries that are recorded before the queue is awaited. */
const CHUNK = 4000;
const LOOK_MS = 20;
/** The reader closes when the write-ahead log has not grown for this long: pruning is then waiting for the reader. */
const STILL_MS = 1000;
const MIB = 2 ** 20;

/** The cost of a pruning. */
interface Pruned {
  readonly how: string;
  readonly before: number;
  readonly peak: number;
  readonly logPeak: number;
  readonly after: number;
  readonly seconds: number;
}

/** Measures how large the file and its WAL become while most entries are pruned, with and without a reader; and VACUUM by hand. */
export async function measurePruning(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-pruning-'));
  try {
    const full = path.join(folder, 'full.db');
    await fill(full);
    const results: Pruned[] = [];
    for (const how of ['nobody reads', 'beside a snapshot']) {
      showProgress(`pruning: ${how}`);
      const file = path.join(folder, 'log.db');
      copyFileSync(full, file);
      results.push(await prune(file, how, how !== 'nobody reads'));
      rmSync(file);
    }
    showProgress('pruning: by hand');
    results.push(pruneByHand(full));
    showProgress('');
    process.stdout.write(`\nPruning ${ENTRIES - KEPT} of ${ENTRIES} entries, in MiB\n\n`);
    printTable(
      ['', 'file before', 'file at most', '-wal at most', 'file after', 'seconds'],
      results.map(({ how, before, peak, logPeak, after, seconds }) => [
        how,
        ...[before, peak, logPeak, after].map((bytes) => (bytes / MIB).toFixed(1)),
        seconds.toFixed(1),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(file: string): Promise<void> {
  const audit = new AuditService({ databaseUrl: `sqlite://${file}` });
  for (let number = 0; number < ENTRIES; number += 1) {
    if (number % CHUNK === 0) {
      showProgress(`pruning: ${number} of ${ENTRIES} entries are recorded`);
      await audit.ready();
      await audit.flush();
    }
    audit.record({
      eventType: number % 2 === 0 ? 'user.login' : 'doc.read',
      actor: `user${(number * 7919) % 1000}`,
      subject: `doc/${(number * 104_729) % 50_000}`,
      outcome: 'success',
      correlationId: `request-${Math.trunc(number / 3)}`,
      details: { ip: '10.0.0.1', number },
    });
  }
  await audit.close();
}

async function prune(file: string, how: string, isRead: boolean): Promise<Pruned> {
  const before = sizeOf(file);
  const audit = new AuditService({ databaseUrl: `sqlite://${file}` });
  await audit.ensureSession();
  const reader = isRead ? openReader(file) : undefined;
  const watch = watchSizes(file, () => reader?.close());
  const startedAt = performance.now();
  await audit.prune({ keepNewest: KEPT });
  const seconds = (performance.now() - startedAt) / 1000;
  const peaks = watch.end();
  await audit.close();
  return { how, before, ...peaks, after: sizeOf(file), seconds };
}

/** What a user of SQLite alone would do. */
function pruneByHand(file: string): Pruned {
  const before = sizeOf(file);
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  const startedAt = performance.now();
  database.exec('DROP TRIGGER audit_entry_kept');
  database.prepare('DELETE FROM audit_entry WHERE seq <= ?').run(ENTRIES - KEPT);
  database.exec('VACUUM');
  const seconds = (performance.now() - startedAt) / 1000;
  // Measured before close(), because neither file shrinks while the database is open.
  const [peak, logPeak] = [sizeOf(file), sizeOf(`${file}-wal`)];
  database.close();
  return { how: 'DELETE and VACUUM by hand', before, peak, logPeak, after: sizeOf(file), seconds };
}

function openReader(file: string): Database.Database {
  const reader = new Database(file, { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM audit_writer').get();
  return reader;
}

/** Tracks the sizes of the file and its WAL. Calls back when the WAL has grown and then stopped growing. */
function watchSizes(file: string, onStill: () => void): { end(): Pick<Pruned, 'peak' | 'logPeak'> } {
  let peak = sizeOf(file);
  let logPeak = 0;
  let grownAt = performance.now();
  const timer = setInterval(() => {
    peak = Math.max(peak, sizeOf(file));
    const size = sizeOf(`${file}-wal`);
    if (size > logPeak) {
      logPeak = size;
      grownAt = performance.now();
    } else if (logPeak > 0 && performance.now() - grownAt > STILL_MS) {
      onStill();
    }
  }, LOOK_MS);
  return {
    end: () => {
      clearInterval(timer);
      onStill();
      return { peak, logPeak };
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
