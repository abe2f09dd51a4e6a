import { copyFileSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { AuditService, type BackupOptions } from 'audit-race';
import Database from 'better-sqlite3';
import { LogBook } from '../../support/log-book';
import { ManualClock } from '../../support/manual-clock';
import { MemoryStore } from '../../support/memory-store';
import { NO_FILES, putNoFile } from '../../support/no-file';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { refuseLocks } from './refuse-locks';

const LIMIT_MS = 1000;

/** How a backup is asked for in each case. */
type Asked = { readonly path?: string } & BackupOptions;

/** A log, and a copy of it. */
export class Backup {
  /** What Ada was told. */
  told: unknown;
  closed: Promise<void> | undefined;
  /** What there was of it meanwhile. */
  seen: readonly string[] = [];
  readonly book = new LogBook();
  readonly #clock = new ManualClock();
  readonly #folder: TemporaryFolder;
  readonly #world: AuditWorld;
  #audit: AuditService | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#folder = world.part(TemporaryFolder);
  }

  get audit(): AuditService {
    if (this.#audit === undefined) {
      throw new Error('There is no log: a Given is missing.');
    }
    return this.#audit;
  }

  get files(): readonly string[] {
    return this.#folder.files().filter((name) => !name.startsWith('audit.db'));
  }

  open(entryCount: number): void {
    this.#open(new AuditService({ databaseUrl: this.url, clock: this.#clock, logger: this.book }));
    this.record(entryCount);
  }

  openOwn(): void {
    const store = new MemoryStore();
    this.#open(new AuditService({ createEngine: store.createEngine }));
  }

  record(count: number): void {
    for (let number = 0; number < count; number += 1) {
      this.audit.record({ eventType: 'plan.applied', details: 'x'.repeat(2000) });
    }
  }

  copy(): void {
    copyFileSync(this.#file, this.#copy);
  }

  async backUp(how = ''): Promise<void> {
    const [, named = this.#copy] = /^by the path (.*)$/.exec(how) ?? [];
    const { path = named, ...options } = this.#ways[how]?.() ?? {};
    try {
      await this.audit.backup(path, options);
    } catch (error) {
      this.told = error;
    }
  }

  /** What a program finds that opens the copy by itself. */
  inspect(path = this.#copy): object {
    const database = new Database(path, { readonly: true });
    try {
      const check = database.prepare('PRAGMA integrity_check').pluck().get();
      const count = database.prepare('SELECT count(*) FROM audit_entry').pluck().get();
      return { check, count, mode: (statSync(path).mode & 0o777).toString(8) };
    } finally {
      database.close();
    }
  }

  /** Keeps what there is of a backup now, but for what SQLite makes beside it. */
  look(): void {
    this.seen = this.parts.filter((name) => name.endsWith('.part'));
  }

  /** What is left of a backup that is under way. */
  get parts(): readonly string[] {
    return this.files.filter((name) => name.includes('.part'));
  }

  get path(): string {
    return this.#copy;
  }

  get url(): string {
    return `sqlite://${this.#file}`;
  }

  get copied(): string {
    return readFileSync(this.#copy, 'utf8');
  }

  readonly #ways: Readonly<Record<string, () => Asked>> = {
    'and stops it half-way': () => {
      const stopper = new AbortController();
      return {
        signal: stopper.signal,
        onProgress: ({ copiedPages }) => {
          if (copiedPages > 0) {
            stopper.abort();
          }
        },
      };
    },
    'and stops it while its entries wait': () => {
      const stopper = new AbortController();
      this.#holdFile();
      setImmediate(() => stopper.abort());
      return { signal: stopper.signal };
    },
    'within 1000 ms, while its entries wait': () => {
      this.#holdFile();
      return { timeoutMs: LIMIT_MS };
    },
    'within 1000 ms, which pass half-way': () => ({
      timeoutMs: LIMIT_MS,
      onProgress: ({ copiedPages }) => {
        if (copiedPages > 0) {
          this.#clock.advance(LIMIT_MS);
        }
      },
    }),
    'and closes it half-way within 100 ms': () => ({
      onProgress: ({ copiedPages }) => {
        if (copiedPages > 0) {
          this.#clock.standStill();
          this.closed ??= this.audit.close({ timeoutMs: 100 });
          setImmediate(() => this.#clock.advance(100));
        }
      },
    }),
    'under another name': () => ({ path: this.#folder.file('other.db') }),
    'with a signal that has stopped': () => ({ signal: AbortSignal.abort() }),
    'with such a signal of another make': () => ({ signal: foreignSignal() }),
    'and throws when it goes on': () => ({
      onProgress: () => {
        throw new Error('I am full');
      },
    }),
    'and rejects when it goes on': () => ({ onProgress: () => Promise.reject(new Error('I am full')) }),
    'into a folder that is not there': () => ({ path: this.#folder.file('gone/copy.db') }),
    'into a folder that takes no locks': () => {
      refuseLocks(this.#world);
      return {};
    },
    'below a file': () => ({ path: `${this.#folder.file('audit.db')}/copy.db` }),
    'by a name of 300 letters': () => ({ path: this.#folder.file('a'.repeat(300)) }),
    'by a path of blanks': () => ({ path: '  ' }),
    'by a name with a NUL': () => ({ path: this.#folder.file('a\0b') }),
    'by a URL that is no text': () => ({ path: Object(pathToFileURL('/copy 1.db')) }),
    "by the log's own name with -journal": () => ({ path: `${this.#file}-journal` }),
    "by the log's own name with -wal": () => ({ path: `${this.#file}-wal` }),
    "by the log's own name with -shm": () => ({ path: `${this.#file}-shm` }),
    'by that name, in capitals': () => ({ path: this.#folder.file('AUDIT.DB-JOURNAL') }),
    'by that name, over a link to its folder': () => {
      const link = this.#folder.file('link');
      symlinkSync(this.#folder.path, link);
      this.#world.addCleanup(() => rmSync(link));
      return { path: `${link}/audit.db-journal` };
    },
    ...Object.fromEntries(
      Object.keys(NO_FILES).map((kind) => [
        `where ${kind} is already`,
        () => {
          putNoFile(kind, this.#copy, this.#world);
          return {};
        },
      ]),
    ),
    'where a file is already': () => {
      writeFileSync(this.#copy, 'mine');
      return {};
    },
  };

  /** Whether something is where the copy should be that is no file. */
  get isNoFile(): boolean {
    return !lstatSync(this.#copy).isFile();
  }

  get #file(): string {
    return this.#folder.file('audit.db');
  }

  get #copy(): string {
    return this.#folder.file('copy.db');
  }

  /** Another process holds the file, so that nothing can be stored. */
  #holdFile(): void {
    const rival = new Database(this.#file);
    rival.exec('BEGIN IMMEDIATE');
    this.#world.addCleanup(() => rival.close());
    this.audit.record({ eventType: 'plan.applied' });
    this.#clock.standStill();
    setImmediate(() => this.#clock.advance(LIMIT_MS));
  }

  #open(audit: AuditService): void {
    this.#audit = audit;
    this.#world.addCleanup(() => this.closed ?? audit.close());
  }
}

/** A signal as another realm has it, or a library: no AbortSignal of ours, and one by all that it can do. */
function foreignSignal(): AbortSignal {
  const reason = new Error('Stopped elsewhere');
  return Object.assign(new EventTarget(), {
    aborted: true,
    reason,
    onabort: null,
    throwIfAborted: () => {
      throw reason;
    },
  });
}
