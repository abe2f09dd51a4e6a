import assert from 'node:assert/strict';
import type { AuditEntry, EntryContext, NewEntry } from 'audit-race';
import { Follower } from '../../querying/support/follower';
import type { AuditWorld } from '../../support/world';
import { type ActingCaller, ActingCallers, type Ending, type WrongConnections } from './acting-callers';

/** What Ada sends at once over a connection on which a transaction is open, by the words of the scenarios. */
const LATE: Readonly<Record<string, (ada: ActingCaller) => Promise<unknown>[]>> = {
  'is rolled back meanwhile': (ada) => [recordLate(ada), ada.end('rolled back')],
  'is committed meanwhile': (ada) => [recordLate(ada), ada.end('committed')],
  'is about to be committed': (ada) => {
    const ended = ada.end('committed');
    return [recordLate(ada), ended];
  },
  'is rolled back meanwhile, and another has begun': (ada) => [
    recordLate(ada),
    ada.end('rolled back'),
    ada.begin(),
  ],
};

/** Ada, who pays bills in transactions of her own, and Grace, who follows her log. */
export class BillPaying {
  /** How what Ada tried ended. */
  outcomes: PromiseSettledResult<unknown>[] = [];
  readonly #world: AuditWorld;
  #caller: (ActingCaller & { readonly wrong: WrongConnections }) | undefined;
  #grace: Follower | undefined;
  #id = '';
  #startedAt = 0;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get ada(): ActingCaller & { readonly wrong: WrongConnections } {
    assert.ok(this.#caller, 'Nobody has made the log: a Given is missing.');
    return this.#caller;
  }

  /** The entry that Ada has recorded last, if it is in the log. */
  get adasEntry(): Promise<AuditEntry | undefined> {
    return this.ada.audit.getEntry(this.#id);
  }

  /** What Grace has got, by the actors. */
  get seen(): string[] {
    return this.#grace?.entries.map(({ entry }) => entry.actor ?? entry.eventType) ?? [];
  }

  async make(store: string): Promise<void> {
    this.#startedAt = Date.now();
    this.#caller = await this.#world.part(ActingCallers).make(store);
  }

  async pay(ending: Ending): Promise<void> {
    await this.ada.begin();
    await this.ada.pay();
    await this.#record(this.ada, { eventType: 'bill.paid', actor: 'ada' });
    await this.ada.end(ending);
  }

  /** An entry that does not say who pays, because its context does. */
  async recordIn(context: EntryContext): Promise<void> {
    await this.ada.begin();
    await this.ada.audit.inContext(context, () => this.#record(this.ada, { eventType: 'bill.paid' }));
    await this.ada.end('committed');
  }

  /** An entry that keeps no secret, and then one that is none. */
  async recordBoth(): Promise<void> {
    await this.ada.begin();
    await this.#record(this.ada, {
      eventType: 'card.used',
      actor: 'ada',
      subject: 'https://a.example/?token=hunter2',
      details: { password: 'hunter2' },
    });
    this.outcomes = await Promise.allSettled([this.ada.record({ eventType: '' })]);
    await this.ada.end('committed');
  }

  isTimely(time: string): boolean {
    const at = Date.parse(time);
    return at >= this.#startedAt && at <= Date.now();
  }

  follow(after?: string): void {
    this.#grace = new Follower(this.ada.audit.follow({ after }));
  }

  async counted(count: number): Promise<void> {
    await this.#grace?.counted(count);
  }

  async recordBeside(): Promise<void> {
    for (const ending of ['rolled back', 'committed', 'rolled back'] as const) {
      await this.pay(ending);
      await this.ada.audit.record({ eventType: 'bill.seen', actor: 'log' }).stored();
    }
  }

  /** Three who store, each of whom is done before the first of them is committed. */
  async recordTogether(): Promise<void> {
    const bob = await this.#world.part(ActingCallers).join(this.ada.audit);
    const callers = [
      [this.ada, 'ada'],
      [bob, 'bob'],
    ] as const;
    for (const [caller, actor] of callers) {
      await caller.begin();
      await this.#record(caller, { eventType: 'bill.paid', actor });
    }
    await this.ada.audit.record({ eventType: 'bill.seen', actor: 'log' }).stored();
    await bob.end('committed');
    await this.ada.end('committed');
  }

  /** Prunes what Grace has seen, and has her go on; gives what she gets. */
  async pruneAndGoOn(): Promise<void> {
    const cursor = this.#grace?.entries.at(-1)?.cursor;
    await this.#grace?.leave();
    await this.ada.audit.prune({ olderThan: new Date(Date.now() + 1) });
    this.follow(cursor);
  }

  async goneOn(): Promise<string[]> {
    await this.counted(2);
    return this.seen;
  }

  async recordOver(connection: string): Promise<void> {
    const make = this.ada.wrong[connection];
    assert.ok(make, `Nothing is known of ${connection}.`);
    const client = await make();
    const { audit } = this.ada;
    this.outcomes = await Promise.allSettled([
      new Promise((resolve) =>
        resolve(Reflect.apply(audit.within, audit, [client]).record({ eventType: 'bill.paid' })),
      ),
    ]);
  }

  /** Records, and ends the transaction before that is answered. */
  async recordLate(ends: string): Promise<void> {
    const send = LATE[ends];
    assert.ok(send, `Nothing is known of a transaction that ${ends}.`);
    await this.ada.begin();
    this.outcomes = await Promise.allSettled(send(this.ada));
    await this.ada.end('committed');
  }

  async #record(caller: ActingCaller, entry: NewEntry): Promise<void> {
    this.#id = (await caller.record(entry)).id;
  }
}

function recordLate(ada: ActingCaller): Promise<unknown> {
  return ada.record({ eventType: 'bill.paid', actor: 'late' });
}
