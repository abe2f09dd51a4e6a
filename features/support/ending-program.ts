import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { watchChild } from './child';
import { measured, unmeasured } from './coverage';
import { TemporaryFolder } from './temporary-folder';
import type { AuditWorld } from './world';

const PROGRAMS = join(__dirname, 'programs');
const PROGRAM = join(PROGRAMS, 'ending.js');
const WITHOUT_DRIVER = `--require "${join(PROGRAMS, 'no-driver.js')}"`;

/** Between them these run every line that any of the endings runs; for the others coverage would be costly, and say nothing. */
const COVERED_ENDINGS: readonly string[] = [
  'goes on when its thread dies of an error',
  'goes on when its thread is ended from outside',
  'records and ends, although its store is a folder',
  'exits with an engine that cannot store at exit',
  'closes one log and records in another while it exits',
  'exits while it closes the log',
  'exits while the session opens',
  'exits with an engine it opened itself',
  'opens the log and then has nothing to do',
  'exits with an engine that records another entry when it stores at exit',
  'exits with an engine that records another entry each time',
  'exits with another log whose store is a folder and whose logger throws',
  'exits, and an exit listener that was put before the log throws',
  'exits, and an exit listener that was put before the log exits, too',
  'removes all listeners of all events and exits in the next turn',
  'opens the log, and exits a turn later in the tick in which it records',
];

/** What the program has said last: entries it recorded, kept or sent for others, entries whose receipt had resolved, threads it started. */
interface ProgramFacts {
  readonly recorded: number;
  readonly stored: number;
  readonly threads: number;
  readonly sent?: number;
  /** Entries whose receipt was kept. */
  readonly kept?: number;
}

/** What is found in the file afterwards. */
interface FileFacts {
  readonly rows: number;
  readonly entries: number;
  readonly integrity: unknown;
}

/** A process of its own that records in an audit log and comes to an end, in one way or another. */
export class EndingProgram {
  readonly folder: TemporaryFolder;
  exitCode: number | null = null;
  signal: NodeJS.Signals | null = null;
  stderr = '';
  /** Where its log is; a file of its own where nothing is said. */
  databaseUrl: string | undefined;
  /** The spill file that it names; the one of its database where nothing is said. */
  spillFile: string | undefined;
  /** How many entries others have recorded before it: it numbers its own behind them. */
  recordedBefore = 0;
  /** The driver that its machine lacks. */
  missingDriver: string | undefined;
  readonly #file: string;
  readonly #world: AuditWorld;
  #stdout = '';
  #child: ChildProcessByStdio<null, Readable, Readable> | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.folder = world.part(TemporaryFolder);
    this.#file = this.folder.file('audit.db');
  }

  /** Runs the program until it ends. It has all the time that a step has, and nothing but its own end to end it. */
  async run(ending: string): Promise<void> {
    this.#start(ending);
    await this.#ended();
  }

  /** Starts the program and waits until so many receipts have resolved. */
  async startRecording(ending: string, count = 200): Promise<void> {
    await this.start(ending, ({ stored }) => stored >= count);
  }

  /** Starts the program and waits until it has said so. */
  async start(ending: string, isSo: (facts: ProgramFacts) => boolean): Promise<void> {
    this.#start(ending);
    await this.untilSaid(isSo);
  }

  /** Sends the program a signal, which does not end it. */
  tell(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Waits until the program has said so. */
  async untilSaid(isSo: (facts: ProgramFacts) => boolean): Promise<void> {
    const child = this.#child;
    assert.ok(child, 'The program was never started.');
    if (isSo(this.facts)) {
      return;
    }
    for await (const _said of on(child.stdout, 'data', { close: ['close'] })) {
      if (isSo(this.facts)) {
        return;
      }
    }
    throw new Error(`The program has ended before it was killed: ${this.stderr}`);
  }

  /** Sends the program a signal, and waits until it has ended. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    this.#child?.kill(signal);
    await this.#ended();
  }

  get facts(): ProgramFacts {
    const lastLine = this.#stdout.split('\n').at(-2);
    return JSON.parse(lastLine ?? '{ "recorded": 0, "stored": 0, "threads": 0 }');
  }

  /** Reads the file as whoever looks at it next would. */
  readFile(): FileFacts {
    return this.#ask((database) => {
      const pluck = (sql: string): unknown => database.prepare(sql).pluck().get();
      return {
        rows: Number(pluck('SELECT count(*) FROM audit_entry')),
        entries: Number(pluck("SELECT count(DISTINCT details ->> 'number') FROM audit_entry")),
        integrity: pluck('PRAGMA integrity_check'),
      };
    });
  }

  /** How many entries of each event type the file holds. */
  countEvents(): Readonly<Record<string, unknown>> {
    const sql = 'SELECT event_type, count(*) FROM audit_entry GROUP BY event_type';
    return this.#ask((database) =>
      Object.fromEntries(database.prepare<[], [string, number]>(sql).raw().all()),
    );
  }

  #ask<T>(question: (database: Database.Database) => T): T {
    if (!existsSync(this.#file)) {
      throw new Error(`The program made no file. It said: ${this.stderr}`);
    }
    const database = new Database(this.#file);
    try {
      return question(database);
    } finally {
      database.close();
    }
  }

  #start(ending: string) {
    const coverage = COVERED_ENDINGS.includes(ending) ? measured : unmeasured;
    const env = {
      ...process.env,
      ...coverage,
      ENDING: ending,
      STORE_FILE: this.#file,
      STORE_URL: this.databaseUrl,
      SPILL_FILE: this.spillFile,
      RECORDED_BEFORE: String(this.recordedBefore),
      ...(this.missingDriver && { NODE_OPTIONS: WITHOUT_DRIVER, MISSING_DRIVER: this.missingDriver }),
    };
    const child = watchChild(
      spawn(process.execPath, [PROGRAM], { cwd: this.folder.path, env, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    this.#child = child;
    this.#stdout = '';
    this.#world.addCleanup(() => child.kill('SIGKILL'));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    return child;
  }

  async #ended(): Promise<void> {
    const child = this.#child;
    assert.ok(child, 'The program was never started.');
    const [exitCode, signal] = await once(child, 'close');
    this.exitCode = exitCode;
    this.signal = signal;
    if (/AssertionError/.test(this.stderr)) {
      throw new Error(`The program did not get as far as its end: ${this.stderr}`);
    }
  }
}
