import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { type AuditReader, AuditService } from 'audit-race';
import sinon from 'sinon';
import { Gate } from '../../support/gate';
import { ThreadWatch } from '../../support/live-resources';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { ReadBeside } from './read-beside';
import { ReadingOnly } from './reading-only';

const FILE_SCHEME = 'sqlite://';

/** When the log was written last, to the second: programs that copy a file set the time of the copy. */
const WRITTEN = new Date('2026-01-01T00:00:00Z');

/** A log that nobody has open, what becomes of it while Grace has, and the copies that are made of it. */
export class CopiedLog {
  readonly #world: AuditWorld;
  readonly #beside: ReadBeside;
  readonly #copied = sinon.spy(promises, 'mkdir');
  /** A thread that lives has its copy open, and so the room that it takes. */
  readonly #threads = new ThreadWatch();
  #url: string;
  #ada: AuditService | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#beside = world.part(ReadBeside);
    this.#url = world.part(ReadingOnly).url;
    world.addCleanup(() => this.#copied.restore());
    world.addCleanup(() => this.#threads.end());
  }

  async prepare(): Promise<void> {
    await (await this.#world.part(ReadingOnly).open()).close();
    utimesSync(this.#file, WRITTEN, WRITTEN);
  }

  link(): void {
    const link = this.#world.part(TemporaryFolder).file('link.db');
    symlinkSync(this.#file, link);
    this.#url = `${FILE_SCHEME}${link}`;
  }

  async use(work: (reader: AuditReader) => Promise<unknown>): Promise<void> {
    const reader = await this.#beside.open({ databaseUrl: this.#url });
    await work(reader);
    await reader.close();
  }

  async count(reader: AuditReader, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await this.#beside.note(reader.count());
    }
  }

  async askAtOnce(reader: AuditReader): Promise<void> {
    const stream = async () => {
      let streamed = 0;
      for await (const _ of reader.entries()) {
        streamed += 1;
      }
      return streamed;
    };
    const listed = reader.listEntries().then(({ entries }) => entries.length);
    const answers = [listed, stream(), reader.count({ actor: 'ada' }), reader.count()];
    await Promise.all(answers.map((answer) => this.#beside.note(answer)));
  }

  /** The second question comes when the copy that the first is waiting for is as old as it is. */
  async countWhileCopied(reader: AuditReader): Promise<void> {
    const { rm } = promises;
    const opened = new Gate();
    const held = sinon.stub(promises, 'rm').callsFake(async (path, options) => {
      if (options?.recursive === true) {
        await opened.passed();
      }
      await rm(path, options);
    });
    this.#world.addCleanup(() => held.restore());
    const first = this.#beside.note(reader.count());
    await Promise.race([opened.reached(), first]);
    await this.meanwhile('Ada opens it, records 2 more and closes it');
    const second = this.count(reader);
    opened.open();
    await Promise.all([first, second]);
  }

  async meanwhile(change: string): Promise<void> {
    const changes: Readonly<Record<string, () => Promise<unknown> | undefined>> = {
      'nothing happens': () => undefined,
      'Ada opens it and records 2 more': () => this.stay(),
      'Ada opens it, records 2 more and closes it': () => this.visit(this.#file),
      'a copy of it with 2 more is written into it': () => this.#writeCopy(),
      'a copy of it with 2 more is written into it, time and all': async () => {
        await this.#writeCopy();
        utimesSync(this.#file, WRITTEN, WRITTEN);
      },
      'a text is written into it': async () => writeFileSync(this.#file, 'Dear diary. '.repeat(900)),
    };
    const make = changes[change] ?? (() => this.#world.part(ReadingOnly).replace(change));
    await make();
  }

  /** Ada records two more, and stays. */
  async stay(): Promise<void> {
    this.#ada ??= this.#open(this.#file);
    await record(this.#ada);
  }

  async visit(file: string): Promise<void> {
    const audit = this.#open(file);
    await record(audit);
    await audit.close();
  }

  expectTold(told: string): void {
    assert.equal(this.#beside.outcomes.join(', '), told);
  }

  async expectCopies(count: number): Promise<void> {
    const folders = this.#copied.args.map(([folder]) => String(folder));
    assert.equal(folders.length, count);
    assert.deepEqual(folders.filter(existsSync), []);
    await this.#ada?.close();
    assert.equal(this.#threads.aliveCount, 0);
  }

  get #file(): string {
    return this.#world.part(ReadingOnly).url.slice(FILE_SCHEME.length);
  }

  #open(file: string): AuditService {
    const audit = new AuditService({ databaseUrl: `${FILE_SCHEME}${file}` });
    this.#world.addCleanup(() => audit.close());
    return audit;
  }

  /** Into the same file, as some programs do that keep a copy up to date. */
  async #writeCopy(): Promise<void> {
    const copy = this.#world.part(TemporaryFolder).file('copy.db');
    copyFileSync(this.#file, copy);
    await this.visit(copy);
    writeFileSync(this.#file, readFileSync(copy));
  }
}

async function record(audit: AuditService): Promise<void> {
  audit.record({ eventType: 'plan.applied', actor: 'ada' });
  audit.record({ eventType: 'plan.applied', actor: 'ada' });
  await audit.flush();
}
