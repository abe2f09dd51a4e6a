import type { AuditService, ReadOptions } from 'audit-race';
import { AuditStage } from '../../support/audit-stage';
import { HeldUpEntry } from '../../support/held-up-entry';
import type { AuditWorld } from '../../support/world';

/** The ways to ask for an entry; each tells how often it was found. */
const QUESTIONS: Readonly<
  Record<string, (service: AuditService, id: string, options?: ReadOptions) => Promise<number>>
> = {
  'lists the entries': async (service, _id, options) => {
    const { entries } = await service.listEntries({}, options);
    return entries.length;
  },
  'streams the entries': async (service, _id, options) => {
    let found = 0;
    for await (const _entry of service.entries({}, options)) {
      found += 1;
    }
    return found;
  },
  'counts the entries': (service, _id, options) => service.count({}, options),
  'asks for it by its id': async (service, id, options) =>
    (await service.getEntry(id, options)) === undefined ? 0 : 1,
};

/** A question about an entry that is not stored yet. */
export class OwnAnswer {
  readonly #world: AuditWorld;
  /** The id of the entry, where it is not one that is held up. */
  id: string | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Asks while the entry is held up; `then` is what happens once the question is on its way. */
  async ask(question: string, options?: ReadOptions, then: () => void = () => undefined): Promise<void> {
    const ask = QUESTIONS[question];
    if (ask === undefined) {
      throw new Error(`No such question: ${question}`);
    }
    const id = this.id ?? String(this.#world.part(HeldUpEntry).receipt?.id);
    await this.#world.part(AuditStage).attempt(async (service) => {
      const answered = ask(service, id, options);
      then();
      return await answered;
    });
  }

  /** How often the entry was found. */
  get foundCount(): unknown {
    const [outcome] = this.#world.part(AuditStage).outcomes;
    return outcome?.status === 'fulfilled' ? outcome.value : outcome?.reason;
  }
}
