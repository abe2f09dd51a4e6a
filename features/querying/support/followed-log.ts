import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { type AuditOptions, AuditService, type FollowOptions, openForReading } from 'audit-race';
import sinon from 'sinon';
import { systemClock } from '#audit-log/ports/clock';
import { AuditStage, FileStage } from '../../support/audit-stage';
import type { AuditWorld } from '../../support/world';
import { Follower } from './follower';

const HOUR_MS = 3_600_000;

/** A log on a real file, and those who follow it. */
export class FollowedLog {
  /** How many entries the store was asked for each time. */
  readonly limits: number[] = [];
  /** How many it has given. */
  readonly sizes: number[] = [];
  readonly followers = new Map<string, Follower>();
  /** What Grace has kept. */
  cursor: string | undefined;
  readonly #world: AuditWorld;
  readonly #file: FileStage;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#file = world.part(FileStage);
  }

  get service(): AuditService {
    return this.#world.part(AuditStage).service;
  }

  open(options: AuditOptions = {}): void {
    this.#file.openLog({ createEngine: (url) => this.#createEngine(url), ...options });
  }

  /** A clock that goes back at each look. */
  openBackwards(): void {
    let time = Date.now();
    const now = () => {
      time -= HOUR_MS;
      return time;
    };
    this.open({ clock: { ...systemClock, now } });
  }

  async record(first: number, last: number, text = '', service = this.service): Promise<void> {
    for (let number = first; number <= last; number += 1) {
      await service.ready();
      service.record({ eventType: 'plan.applied', actor: 'ada', details: { number, text } });
    }
    await service.flush();
  }

  /** Records into the same file by a log of its own, as another process does. */
  async recordElsewhere(first: number, last: number): Promise<void> {
    const other = new AuditService({ databaseUrl: this.#file.databaseUrl });
    await this.record(first, last, '', other);
    await other.close();
  }

  follow(name: string, options: FollowOptions = {}): Follower {
    return this.#begin(name, new Follower(this.service.follow(options)));
  }

  async followReadOnly(name: string): Promise<Follower> {
    const reader = await openForReading({ databaseUrl: this.#file.databaseUrl });
    this.#world.addCleanup(() => reader.close());
    return this.#begin(name, new Follower(reader.follow()));
  }

  followerOf(name: string): Follower {
    const follower = this.followers.get(name);
    assert.ok(follower, `${name} has followed nothing.`);
    return follower;
  }

  async keepCursor(number: number, after?: string): Promise<void> {
    const follower = this.follow('whoever went before', { after });
    await follower.reached(number);
    await follower.leave();
    const index = follower.numbers.indexOf(number);
    this.cursor = follower.entries[index]?.cursor;
    assert.ok(this.cursor, `The entry ${number} has not come.`);
  }

  /** What happens before Grace goes on. */
  async happen(what: string): Promise<void> {
    const [, kept] = /^all but the newest (\d+) entries are pruned$/.exec(what) ?? [];
    if (kept !== undefined) {
      await this.service.prune({ keepNewest: Number(kept) });
    } else if (what === 'the log is closed and opened again') {
      await this.service.close();
      this.open();
    } else if (what === 'all are pruned, and Ada records 11 and 12') {
      await this.service.prune({ olderThan: new Date(Date.now() + HOUR_MS) });
      await this.record(11, 12);
    } else if (what === 'the cursor is written without its times') {
      const words = Buffer.from(this.cursor ?? '', 'base64url')
        .toString()
        .split(' ');
      assert.equal(words.length, 5);
      this.cursor = Buffer.from(words.slice(0, 3).join(' ')).toString('base64url');
    } else {
      assert.equal(what, 'nothing happens');
    }
  }

  /** Another log is there, as after somebody has put the wrong copy in its place. */
  async replace(count: number): Promise<void> {
    await this.service.close();
    this.deleteFile();
    this.open();
    await this.record(1, count);
  }

  deleteFile(): void {
    for (const side of ['', '-wal', '-shm']) {
      rmSync(this.#file.folder.file(`audit.db${side}`), { force: true });
    }
  }

  #begin(name: string, follower: Follower): Follower {
    this.followers.set(name, follower);
    this.#world.addCleanup(() => follower.leave());
    return follower;
  }

  async #createEngine(databaseUrl: string) {
    const engine = await this.#file.engines.createEngine(databaseUrl);
    const listAfter = engine.listAfter?.bind(engine);
    assert.ok(listAfter, 'The engine cannot be followed.');
    sinon.replace(engine, 'listAfter', async (after, limit, limits) => {
      this.limits.push(limit);
      const found = await listAfter(after, limit, limits);
      this.sizes.push(Array.isArray(found) ? found.length : 0);
      return found;
    });
    return engine;
  }
}
