import type { Receipt } from 'audit-race';
import { AuditStage, MemoryStage } from './audit-stage';
import type { EngineCall } from './memory-store';
import type { AuditWorld } from './world';

/** An entry of Ada that is held up on its way into the store, and what happens around it, in order. */
export class HeldUpEntry {
  readonly events: string[] = [];
  receipt: Receipt | undefined;
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
    const { store } = world.part(MemoryStage);
    store.onPassed = (call) => {
      if (call === 'store') {
        this.note("Ada's entry is stored");
      } else if (call === 'close') {
        this.note('the engine is closed');
      }
    };
  }

  /** Records the entry and waits until it has come to this call of the engine. */
  async holdAt(call: EngineCall): Promise<void> {
    const gate = this.#world.part(MemoryStage).store.hold(call);
    this.receipt = this.#world.part(AuditStage).service.record({ eventType: 'plan.applied', actor: 'ada' });
    await gate.reached();
  }

  /** Lets the entry go on. */
  release(): void {
    this.#world.part(MemoryStage).store.openGates();
  }

  note(event: string): void {
    this.events.push(event);
  }
}
