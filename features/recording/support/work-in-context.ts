import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { type AuditEntry, AuditService, type EntryContext, type NewEntry } from 'audit-race';
import { Content } from '../../content/support/content';
import { AuditStage } from '../../support/audit-stage';
import { MemoryStore } from '../../support/memory-store';
import type { AuditWorld } from '../../support/world';
import { WAITS } from './waits';

/** What an entry may have from its context. */
const FIELDS = [
  'actor',
  'correlationId',
  'tenant',
  'sourceAddress',
  'userAgent',
  'sessionId',
  'traceId',
] as const;

/** Those who record in contexts. */
export class WorkInContext {
  readonly #world: AuditWorld;
  /** Whether the work was begun that was to be done. */
  isBegun = false;
  /** How the work ended for whoever had it done. */
  outcome = '';

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get service(): AuditService {
    return this.#world.part(AuditStage).service;
  }

  /** Records an entry in contexts, each within the one before. */
  async record(contexts: readonly EntryContext[], entry: Partial<NewEntry> = {}): Promise<void> {
    const [context, ...within] = contexts;
    if (context === undefined) {
      await this.#world.part(Content).record({ eventType: 'plan.applied', ...entry });
      return;
    }
    await this.service.inContext(context, () => this.record(within, entry));
  }

  /** The entries, oldest first. */
  async entries(service = this.service): Promise<AuditEntry[]> {
    const { entries } = await service.listEntries({ limit: 1000 });
    return [...entries].reverse();
  }

  /** What the entry has of what a context may say. */
  async whoWasAtWork(): Promise<object> {
    const entry = await this.#world.part(Content).read();
    const said = FIELDS.filter((field) => entry[field] !== undefined);
    return Object.fromEntries(said.map((field) => [field, entry[field]]));
  }

  recordBehindInner(): void {
    this.service.inContext({ actor: 'ada' }, () => {
      this.service.inContext({ actor: 'grace' }, () => this.service.record({ eventType: 'plan.applied' }));
      this.service.record({ eventType: 'plan.applied' });
    });
  }

  /** Once given to the inner context, and once to the outer one alone; nobody who calls is in either. */
  recordWhereHeard(): void {
    const [both, outer] = [new EventEmitter(), new EventEmitter()];
    for (const emitter of [both, outer]) {
      emitter.on('called', () => this.service.record({ eventType: 'plan.applied' }));
    }
    const within = () => this.service.inContext({ actor: 'grace' }, () => undefined, both);
    this.service.inContext({ actor: 'ada' }, within, both, outer);
    both.emit('called');
    outer.emit('called');
  }

  /** The listener of another object, which emits by the method of an emitter that has a context. */
  recordWhereOtherHears(): void {
    const emitter = new EventEmitter();
    emitter.on('called', () => this.service.record({ eventType: 'plan.applied', actor: 'eve' }));
    this.service.inContext({ actor: 'ada' }, () => undefined, emitter);
    const other = new EventEmitter().on('called', () => this.service.record({ eventType: 'plan.applied' }));
    Reflect.apply(emitter.emit, other, ['called']);
  }

  /** What two logs know, the context of one of which is around that of the other. */
  async recordInTwoLogs(): Promise<object[]> {
    const other = new AuditService({ createEngine: new MemoryStore().createEngine });
    this.#world.addCleanup(() => other.close());
    this.service.inContext({ actor: 'ada' }, () =>
      other.inContext({ tenant: 'other' }, () =>
        [this.service, other].map((log) => log.record({ eventType: 'plan.applied' })),
      ),
    );
    const [ours, theirs] = [await this.entries(), await this.entries(other)];
    return [...ours, ...theirs].map(({ actor, tenant }) => ({ actor, tenant }));
  }

  async recordBehind(wait: string): Promise<void> {
    const pass = WAITS[wait];
    assert.ok(pass, `Nobody knows how to wait for ${wait}.`);
    const inContext = this.service.inContext({ actor: 'ada' }, async () => {
      await pass();
      this.service.record({ eventType: 'ada.applied' });
    });
    const beside = pass().then(() => this.service.record({ eventType: 'grace.applied' }));
    await Promise.all([inContext, beside]);
  }

  /** Requests at a time; before each of its entries, each waits in another way. */
  async serveRequests(requests: number, entriesEach: number): Promise<void> {
    const waits = Object.values(WAITS);
    const serve = async (request: number) => {
      for (let index = 0; index < entriesEach; index += 1) {
        await waits[(request + index) % waits.length]?.();
        this.service.inContext({ sessionId: `session ${request}` }, () =>
          this.service.record({ eventType: 'plan.applied', subject: `${request}` }),
        );
      }
    };
    const numbers = Array.from({ length: requests }, (_, index) => index);
    await Promise.all(
      numbers.map((request) =>
        this.service.inContext({ actor: `${request}`, tenant: `tenant ${request}` }, () => serve(request)),
      ),
    );
  }

  /** Has work done, and notes what whoever has it done is given. */
  async haveDone(context: EntryContext, work: () => unknown): Promise<void> {
    try {
      const given: unknown = this.service.inContext(context, () => {
        this.isBegun = true;
        return work();
      });
      this.outcome = given instanceof Promise ? await promised(given) : String(given);
    } catch (error) {
      this.outcome = error === FAILURE ? 'the error, thrown' : String(error);
    }
  }
}

/** What work fails with. */
export const FAILURE = new Error('no');

async function promised(given: Promise<unknown>): Promise<string> {
  const [settled] = await Promise.allSettled([given]);
  return settled.status === 'fulfilled' ? `a promise of ${settled.value}` : 'a promise that fails';
}
