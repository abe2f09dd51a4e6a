import assert from 'node:assert/strict';
import { type AuditEntry, type Clock, createEngine, type EntryRow, openForReading } from 'audit-race';
import { runCommandLine } from '#audit-log/command/command-line';
import type { Terminal } from '#audit-log/command/terminal';
import { systemClock } from '#audit-log/ports/clock';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { MemoryTerminal } from '../../support/memory-terminal';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { nightRows } from './night-rows';

/** When the calls are made. */
const NOW = Date.parse('2026-11-27T03:10:00.000Z');

/** How a call is made. */
export interface CallManner {
  /** How wide the terminal is; left out, it is a pipe. */
  readonly columns?: number;
  readonly environment?: NodeJS.ProcessEnv;
  /** What the person at the terminal answers. */
  readonly answer?: string;
  /** Whether what is printed is read. */
  readonly isRead?: boolean;
  /** Whether each look at the clock finds it two seconds later. */
  readonly isFast?: boolean;
}

/** A log of one night, and the command that is asked about it in this process: as the program does, at a time that stays. */
export class AskedLog {
  databaseUrl = '';
  exitCode: number | undefined;
  terminal = new MemoryTerminal();
  /** Settles when a call has ended that has no end of its own. */
  ended: Promise<void> = Promise.resolve();
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async fill(store: string, rows: readonly EntryRow[] = nightRows): Promise<void> {
    this.databaseUrl =
      store === 'SQLite'
        ? `sqlite://${this.#world.part(TemporaryFolder).file('audit.db')}`
        : await this.#world.part(PostgresDatabase).urlOf('audit');
    await this.store('night', rows);
  }

  async store(writer: string, rows: readonly EntryRow[]): Promise<void> {
    const engine = await createEngine(this.databaseUrl);
    await engine.createTables();
    await engine.store({ writer, batch: 1, rows });
    await engine.close();
  }

  /** Makes a call as it is typed, less the log that is meant. */
  async call(line: string, manner: CallManner = {}): Promise<void> {
    await this.begin(line, manner);
  }

  /** The same, for a call that has no end of its own. */
  begin(line: string, { isFast = false, ...manner }: CallManner = {}): Promise<void> {
    const clock = isFast ? fastClock() : { ...systemClock, now: () => NOW };
    this.terminal = new MemoryTerminal({ clock, ...manner });
    return this.callOn(line, this.terminal);
  }

  /** The same, where whoever read has left before anything was printed. */
  async callUnread(line: string): Promise<void> {
    const clock = { ...systemClock, now: () => NOW };
    this.terminal = new MemoryTerminal({ clock });
    this.terminal.closePipe();
    await this.callOn(line, this.terminal);
  }

  async callOn(line: string, terminal: Terminal): Promise<void> {
    this.exitCode = undefined;
    this.exitCode = await runCommandLine(this.#argumentsIn(line), terminal);
  }

  get output(): string {
    return this.terminal.output;
  }

  get lines(): string[] {
    return this.output.split('\n').slice(0, -1);
  }

  /** All entries, newest first, as the API gives them. */
  async read(): Promise<AuditEntry[]> {
    const reader = await openForReading({ databaseUrl: this.databaseUrl });
    const entries: AuditEntry[] = [];
    for await (const entry of reader.entries()) {
      entries.push(entry);
    }
    await reader.close();
    return entries;
  }

  get complaints(): string {
    return this.terminal.complaints;
  }

  /** What was printed, each line as JSON. */
  get printedValues(): unknown[] {
    return this.output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  }

  /** The words of a line, as a shell splits them: quotes hold some together. */
  #argumentsIn(line: string): string[] {
    const [program, ...args] = Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) =>
      String(quoted ?? bare),
    );
    assert.equal(program, 'audit-race');
    const folder = this.#world.part(TemporaryFolder).path;
    const given = args.map((arg) => arg.replaceAll('FOLDER', folder));
    const isNamed =
      given.length === 0 || given.some((arg) => /^--(?:database-url|help|version|from)/.test(arg));
    return isNamed ? given : [...given, '--database-url', this.databaseUrl];
  }
}

/** A clock that is two seconds further at each look, and of which a timer rings at once, unless the ringing of another has set it. */
function fastClock(): Clock {
  let at = 0;
  let isRinging = false;
  return {
    now: () => NOW,
    monotonic: () => {
      at += 2000;
      return at;
    },
    startTimer: (durationMs, ring) => {
      if (isRinging) {
        return systemClock.startTimer(durationMs, ring);
      }
      let isSet = true;
      queueMicrotask(() => {
        isRinging = true;
        if (isSet) {
          ring();
        }
        isRinging = false;
      });
      return () => {
        isSet = false;
      };
    },
  };
}
