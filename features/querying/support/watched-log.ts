import assert from 'node:assert/strict';
import { type AuditEntry, type AuditOptions, AuditService, type Engine, openForReading } from 'audit-race';
import { AuditStage, FileStage } from '../../support/audit-stage';
import { literal } from '../../support/literal';
import { MemoryStore } from '../../support/memory-store';
import type { AuditWorld } from '../../support/world';

/** What the log says of a read. */
interface ReadRecord {
  readonly eventType: string;
  readonly actor: string | undefined;
  readonly outcome: string | undefined;
  readonly details: unknown;
}

/** The calls of an engine that read. */
const READING: ReadonlySet<string | symbol> = new Set(['list', 'get', 'count', 'listAfter']);

/** Every way to read, but for following, which never ends by itself. */
export const EVERY_READ = ['listEntries()', 'entries()', 'count()', "getEntry('nobody')"];

/** A log of Ada's that somebody reads. */
export class WatchedLog {
  readonly store = new MemoryStore();
  /** What the store does before it answers. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();
  /** What was read last, or the error that it ended with. */
  outcome: PromiseSettledResult<unknown> | undefined;
  /** The ids of Ada's entries. */
  ids: string[] = [];
  readonly #world: AuditWorld;
  #isInFile = false;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get service(): AuditService {
    return this.#world.part(AuditStage).service;
  }

  get databaseUrl(): string {
    return this.#world.part(FileStage).databaseUrl;
  }

  async open(options: AuditOptions): Promise<void> {
    const createEngine = async () => this.#watched(await this.store.createEngine());
    this.#world.part(AuditStage).service = new AuditService({ createEngine, ...options });
    await this.#record();
  }

  async openFile(): Promise<void> {
    this.#isInFile = true;
    this.#world.part(FileStage).openLog({ recordReads: true, createEngine: undefined });
    await this.#record();
  }

  /** Reads by a call as a program has it, such as `count({ actor: 'ada' })`; a stream to its end. */
  async read(call: string, reader: object = this.service, ...more: readonly object[]): Promise<void> {
    const [, name = '', args = ''] = /^(\w+)\((.*)\)$/s.exec(call) ?? [];
    const given = Object(literal(`[${args}]`));
    const read = async () => {
      const answer: unknown = await Reflect.apply(Reflect.get(reader, name), reader, [...given, ...more]);
      return isStream(answer) ? await readAll(answer) : answer;
    };
    [this.outcome] = await Promise.allSettled([read()]);
  }

  async readIn(actor: string, call: string, ...more: readonly object[]): Promise<void> {
    await this.service.inContext({ actor }, () => this.read(call, this.service, ...more));
  }

  /** Takes so many of a stream, and leaves it. */
  async take(count: number, stream: AsyncIterable<unknown>): Promise<void> {
    let taken = 0;
    for await (const one of stream) {
      assert.ok(one);
      taken += 1;
      if (taken === count) {
        break;
      }
    }
  }

  /** What the log says of reads, oldest first. */
  async records(): Promise<ReadRecord[]> {
    const entries = this.#isInFile ? await this.#entriesOf(this.databaseUrl) : await this.#stored();
    return entries.map(({ eventType, actor, outcome, details }) => ({ eventType, actor, outcome, details }));
  }

  /** What another file says of reads. */
  async #entriesOf(databaseUrl: string): Promise<AuditEntry[]> {
    await this.service.flush();
    await using reader = await openForReading({ databaseUrl });
    const { entries } = await reader.listEntries({ eventType: 'audit.*' });
    return [...entries].reverse();
  }

  /** How many reads a copy of the log tells of. */
  async copiedRecords(path: string): Promise<number> {
    return (await this.#entriesOf(`sqlite://${path}`)).length;
  }

  async #stored(): Promise<Pick<AuditEntry, 'eventType' | 'actor' | 'outcome' | 'details'>[]> {
    // Once the log is closed, everything is stored.
    await Promise.allSettled([this.service.flush()]);
    return [...this.store.rows.values()]
      .filter(([, , eventType]) => eventType.startsWith('audit.'))
      .map((row) => ({
        eventType: row[2],
        ...(row[3] === null ? {} : { actor: row[3] }),
        ...(row[5] === null ? {} : { outcome: row[5] }),
        details: JSON.parse(String(row[13])),
      }));
  }

  async #record(): Promise<void> {
    for (const subject of ['plan/1', 'plan/2', 'plan/3']) {
      this.ids.push(this.service.record({ eventType: 'plan.applied', actor: 'ada', subject }).id);
      await this.service.flush();
    }
  }

  #watched(engine: Engine): Engine {
    return new Proxy(engine, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') {
          return member;
        }
        return READING.has(name)
          ? async (...args: unknown[]) => {
              await this.beforeAnswer();
              return await Reflect.apply(member, target, args);
            }
          : member.bind(target);
      },
    });
  }
}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return Symbol.asyncIterator in Object(answer);
}

async function readAll(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const one of stream) {
    all.push(one);
  }
  return all;
}
