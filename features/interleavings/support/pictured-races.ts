import { ok } from 'node:assert/strict';
import type { Resource, Turns } from '@audit-race/interleavings';
import { Mutex } from 'async-mutex';
import { named } from './models';
import type { Family } from './search';

/** Races that remark what they do, so that their pictures tell a story, by what their callers do. */
export const picturedRaces: Readonly<Record<string, Family>> = {
  'open a session without a lock': sessions(false),
  'open a session with a lock': sessions(true),
  'close what another one needs': (callers) => ({
    name: 'a borrowed engine',
    setup(turns) {
      const engine = { type: 'engine', id: 1 };
      turns.note({ kind: 'created', resource: engine });
      const close = turns.control('close', () => turns.note({ kind: 'closed', resource: engine }));
      const run = async () => {
        turns.note({ kind: 'remarked', text: 'is <impatient> & "rude"' });
        await close();
        throw new Error('the engine was taken away, and nobody expected it');
      };
      return { callers: named(callers, run), check: () => ok(false, 'nobody closes what is borrowed') };
    },
  }),
  'overwrite twice what another has seen': overwriters(2),
  'overwrite what another has seen, and do not mind': overwriters(3),
  'correct themselves': () => ({
    name: 'second thoughts',
    setup(turns) {
      const form = { answer: 'none' };
      turns.watch(form, 'answer');
      const work = turns.control('work', () => undefined);
      const run = async () => {
        const before = form.answer;
        await work();
        form.answer = `not ${before}`;
        form.answer = 'yes';
      };
      return { callers: named(1, run), check: () => ok(form.answer === 'no', 'the answer is yes') };
    },
  }),
  'create an engine and work a long time': () => ({
    name: 'long work',
    setup(turns) {
      const books = new EngineBooks(turns);
      const run = async () => {
        await books.createEngine();
        for (let tables = 0; tables < 12; tables += 1) {
          await books.createTables();
        }
      };
      return { callers: named(1, run), check: () => undefined };
    },
  }),
  'work in parallel until a timer rings': () => ({
    name: 'parallel work',
    setup(turns) {
      const work = turns.control('work', () => undefined);
      // Begun by nobody: the picture gives it a lane of its own.
      turns.startTimer(9, () => turns.note({ kind: 'remarked', text: 'ticks' }));
      const run = async () => {
        const rung = new Promise<void>((resolve) => {
          turns.startTimer(25, () => {
            turns.note({ kind: 'remarked', text: 'hears the bell' });
            resolve();
          });
        });
        await Promise.all([work(), work()]);
        await rung;
        return new Promise<never>(() => undefined);
      };
      return { callers: named(1, run), check: () => undefined };
    },
  }),
};

/** A writes twice without looking; B looks before it writes, and minds if what it saw is gone too often. */
function overwriters(lossesMax: number): Family {
  return () => ({
    name: 'overwriting',
    setup(turns) {
      const form = { answer: 'none' };
      turns.watch(form, 'answer');
      const work = turns.control('work', () => undefined);
      let [writes, losses] = [0, 0];
      const write = async () => {
        for (let round = 0; round < 2; round += 1) {
          form.answer = 'A';
          writes += 1;
          await work();
        }
      };
      const look = async () => {
        for (let round = 0; round < 2; round += 1) {
          const [before, writesBefore] = [form.answer, writes];
          await work();
          losses += writes > writesBefore ? 1 : 0;
          form.answer = `${before}+`;
        }
      };
      return {
        callers: [
          { name: 'A', run: write },
          { name: 'B', run: look },
        ],
        check: () => ok(losses < lossesMax, `${losses} answers are lost`),
      };
    },
  });
}

/** Look for a session; if there is none, create an engine and its tables, and assign it. */
function sessions(isLocked: boolean): Family {
  return (callers) => ({
    name: `${callers} callers open a session`,
    setup(turns) {
      const books = new EngineBooks(turns);
      const service: { session: Resource | undefined } = { session: undefined };
      turns.watch(service, 'session', { show: (engine) => engine });
      const lock = new Mutex();
      const open = async () => {
        if (service.session === undefined) {
          const engine = await books.createEngine();
          await books.createTables();
          service.session = engine;
        }
      };
      const openLocked = async () => service.session ?? (await lock.runExclusive(open));
      return {
        callers: named(callers, isLocked ? openLocked : open),
        check: () => ok(books.created === 1, `${books.created} engines were created for one session`),
      };
    },
  });
}

class EngineBooks {
  readonly createEngine: () => Promise<Resource>;
  readonly createTables: () => Promise<unknown>;
  #created = 0;

  constructor(turns: Turns) {
    this.createEngine = turns.control('createEngine', () => {
      this.#created += 1;
      const resource = { type: 'engine', id: this.#created };
      turns.note({ kind: 'created', resource });
      return resource;
    });
    this.createTables = turns.control('createTables', () => undefined);
  }

  get created(): number {
    return this.#created;
  }
}
