import { AuditStage, MemoryStage } from '../../support/audit-stage';
import type { AuditWorld } from '../../support/world';
import { WrittenBehind } from '../../support/written-behind';

/** A call of the audit log that Grace made with options of hers, and whether it has ended. Time passes only as she says. */
export class CalledWith {
  readonly #world: AuditWorld;
  #hasEnded = false;
  #ended: Promise<void> = Promise.resolve();

  constructor(world: AuditWorld) {
    this.#world = world;
    world.addCleanup(() => this.leave());
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Makes the call, and lets everything happen that can happen without time passing. */
  async begin(call: string, options: unknown): Promise<void> {
    this.#world.part(MemoryStage).clock.standStill();
    const stage = this.#world.part(AuditStage);
    const called = stage.attempt((service) => Reflect.apply(Reflect.get(service, call), service, [options]));
    this.#ended = called.then(() => {
      this.#hasEnded = true;
    });
    await this.#world.part(WrittenBehind).settle();
  }

  /** The call ends at the latest when nothing is held up any more. */
  async leave(): Promise<void> {
    this.#world.part(MemoryStage).letGo();
    await this.#ended;
  }

  async passTime(durationMs: number): Promise<void> {
    this.#world.part(MemoryStage).clock.advance(durationMs);
    await this.#world.part(WrittenBehind).settle();
  }
}
