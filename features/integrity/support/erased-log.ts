import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  type AuditEntry,
  AuditService,
  createEngine,
  type Engine,
  type EraseOptions,
  type EraseReport,
} from 'audit-race';
import Database from 'better-sqlite3';
import { SALT_LENGTH } from '#audit-log/domain/evidence/salts';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** In the details of every entry of Bob, so that files can be searched for it. */
const MARK = 'perdita';

const KEY_BYTES = 16;
const LIST_SALTS = `SELECT salt, seq - first_seq FROM audit_gone JOIN audit_batch
  ON first_seq = (SELECT max(first_seq) FROM audit_batch WHERE first_seq <= seq) WHERE kind = 'details'`;

/** What no text is stored with as it is. */
const SIGNS: Readonly<Record<string, string>> = {
  'a newline': '\n',
  'a tab': '\t',
  'a NUL': '\0',
  'a control': '\u0085',
  'another direction': '\u202e',
  'half of a character': '\ud800',
};

/** So often Bob records something at the most: erasing that runs after him comes to its end, too, and is found by what it has erased. */
const LATE_ENTRIES_MAX = 10;

/** A log of two actors, of whom one wants nothing to be left. */
export class ErasedLog {
  readonly reports: EraseReport[] = [];
  readonly service: AuditService;
  /** What is kept of a text; all of it where nothing is said. */
  redactText: (text: string) => string = (text) => text;
  readonly #file: string;
  #one = '';
  #name = 'bob';
  #entriesAfterEachStep = 0;
  lateEntries = 0;
  traceId = '';
  error: unknown;

  constructor(world: AuditWorld) {
    this.#file = world.part(TemporaryFolder).file('audit.db');
    this.service = new AuditService({
      databaseUrl: `sqlite://${this.#file}`,
      batchEntriesMax: 7,
      redactText: (text, where) => (where === 'actor' ? this.redactText(text) : text),
      createEngine: async (url, limits) => this.#recordingMore(await createEngine(url, limits)),
    });
    world.addCleanup(() => this.service.close());
  }

  async fill(count: number, actors: readonly string[] = [this.#name, 'ada']): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const actor = actors[index % actors.length] ?? '';
      const details = { note: actor === this.#name ? `${MARK}-${index}` : 'manfred' };
      const { id } = this.service.record({
        eventType: 'plan.applied',
        actor,
        subject: `plan/${index}`,
        details,
      });
      this.#one = actor === this.#name ? id : this.#one;
    }
    await this.service.flush();
    assert.ok(this.countMarks() > 0, 'The texts are not found in the files even before.');
  }

  async erase(whose: string, reason: string): Promise<void> {
    const who = whose === 'one entry' ? { id: this.#one } : { actor: this.#name };
    this.reports.push(await this.service.erase(who, { reason }));
  }

  async eraseWatched(who: string, onProgress: EraseOptions['onProgress']): Promise<void> {
    await this.service.erase({ actor: who === 'Bob' ? this.#name : who }, { onProgress });
  }

  /** All entries are of one, whose name has this in it. */
  async fillFor(sign: string, count: number): Promise<void> {
    this.#name = `bob${SIGNS[sign] ?? assert.fail(`No such sign: ${sign}`)}bobson`;
    await this.fill(count, [this.#name]);
  }

  /** As somebody does who has that name. */
  async eraseOwn(traceId: string): Promise<void> {
    await this.eraseAs(this.#name, traceId);
  }

  /** As somebody does from whom the context has a name and a trace. */
  async eraseAs(actor: string, traceId: string): Promise<void> {
    this.traceId = traceId;
    await this.service.inContext({ actor, traceId }, () => this.erase('Bob', 'request 7'));
  }

  /** From now on Bob records so many entries after each step of erasing. */
  recordAfterEachStep(count: number): void {
    this.#entriesAfterEachStep = count;
  }

  #recordingMore(engine: Engine): Engine {
    const erase = engine.erase?.bind(engine);
    engine.erase = async (...call) => {
      const erased = (await erase?.(...call)) ?? 0;
      for (let nth = 0; nth < this.#entriesAfterEachStep && this.lateEntries < LATE_ENTRIES_MAX; nth += 1) {
        this.lateEntries += 1;
        await this.service.record({ eventType: 'plan.applied', actor: 'bob' }).stored();
      }
      return erased;
    };
    return engine;
  }

  async tryErase(request: object): Promise<void> {
    this.error = await this.service.erase(Object(request)).catch((error: unknown) => error);
  }

  async list(eventType: string): Promise<AuditEntry[]> {
    const entries: AuditEntry[] = [];
    for await (const entry of this.service.entries({ eventType })) {
      entries.push(entry);
    }
    return entries;
  }

  /** How many entries still have Bob as their actor, when the log is closed. */
  countLeft(): unknown {
    const database = new Database(this.#file, { readonly: true });
    const count = database.prepare("SELECT count(*) FROM audit_entry WHERE actor = 'bob'").pluck().get();
    database.close();
    return count;
  }

  /** How often the mark is in the file and beside it. */
  countMarks(): number {
    return ['', '-wal'].reduce(
      (count, side) =>
        count +
        readFileSync(this.#file + side)
          .toString('latin1')
          .split(MARK).length -
        1,
      0,
    );
  }

  /** The salts that are left of what was erased: with one, and the hash, somebody finds out by trial what was there. */
  leftSalts(): readonly string[] {
    const database = new Database(this.#file, { readonly: true });
    const found = database.prepare(LIST_SALTS).raw().all();
    database.close();
    return found.map((row) => {
      const [salts, index] = Object(row);
      const isKey = salts?.length === KEY_BYTES;
      const at = Number(index) * SALT_LENGTH;
      return isKey
        ? 'the key of all'
        : String(salts ?? '')
            .slice(at, at + SALT_LENGTH)
            .trim();
    });
  }
}
