import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { printTable } from '../print-table';
import { showProgress } from '../progress';
import { median, ms, range } from '../statistics';

/** A start is short, so its noise is large. */
const ROUNDS = Number(process.env.BENCH_RUNS ?? 11);
const TELL_START = path.join(__dirname, 'tell-start.js');
const COMMAND = path.resolve('src/audit-log/dist/command/main.js');
const STORE = `
  const audit = new (require('audit-race').AuditService)();
  audit.record({ eventType: 'plan.applied' });
  audit.close();`;

const BARE = 'Node alone';

/** What is started: the arguments of Node. The entry comes before the command, which then has a log to ask. */
const STARTS: Readonly<Record<string, readonly string[]>> = {
  [BARE]: ['--eval', ''],
  "require('audit-race')": ['--eval', "require('audit-race')"],
  'opens a log, stores an entry and closes': ['--eval', STORE],
  'audit-race --help': [COMMAND, '--help'],
  'audit-race count': [COMMAND, 'count'],
  'audit-race list': [COMMAND, 'list'],
  'audit-race verify': [COMMAND, 'verify'],
};

/** What one start cost. */
interface Start {
  readonly processorMs: number;
  readonly fileCount: number;
}

/** Measures what it costs to start, in the processor time of all threads, which other work on the machine disturbs least. */
export async function measureStarting(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-starting-'));
  try {
    const starts = new Map<string, Start[]>(Object.keys(STARTS).map((name) => [name, []]));
    for (let round = 1; round <= ROUNDS; round += 1) {
      showProgress(`starting: round ${round} of ${ROUNDS}`);
      for (const [name, args] of Object.entries(STARTS)) {
        starts.get(name)?.push(await start(args, path.join(folder, 'audit.db')));
      }
    }
    showProgress('');
    print(starts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(starts: ReadonlyMap<string, readonly Start[]>): void {
  const timesOf = (name: string) => starts.get(name)?.map(({ processorMs }) => processorMs) ?? [];
  const bare = median(timesOf(BARE));
  const rows = [...starts].map(([name, all]) => {
    const time = median(timesOf(name));
    const files = String(median(all.map(({ fileCount }) => fileCount)));
    return [name, files, ms(time), `${(time / bare).toFixed(1)} ×`, range(timesOf(name), ms)];
  });
  process.stdout.write('\nWhat a start costs\n\n');
  printTable(['', 'files', 'processor time', 'to Node alone', 'range'], rows);
}

async function start(args: readonly string[], file: string): Promise<Start> {
  const child = spawn(process.execPath, ['--require', TELL_START, ...args], {
    env: { ...process.env, AUDIT_DATABASE_URL: `sqlite://${file}` },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const told = child.stdio[3];
  if (told === null || told === undefined || !('read' in told)) {
    throw new Error('A stream of the program is missing.');
  }
  const [said, [code]] = await Promise.all([text(told), once(child, 'close')]);
  if (code !== 0) {
    throw new Error(`node ${args.join(' ')} ended with ${code}.`);
  }
  return JSON.parse(said);
}
