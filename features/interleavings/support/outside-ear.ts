import type { AuditWorld } from '../../support/world';

type Listener = (reason: unknown, promise: Promise<unknown>) => void;

/** Listens for unhandled rejections in the place of everybody else, so that a planted one is not taken for a real one. */
export class OutsideEar {
  readonly #world: AuditWorld;
  readonly #heard: unknown[] = [];

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** What was heard, in order. */
  get heard(): readonly unknown[] {
    return this.#heard;
  }

  /** Begins to listen; the others come back when the scenario ends. */
  listen(): void {
    const others: readonly Listener[] = process.listeners('unhandledRejection');
    const hear = (reason: unknown) => {
      this.#heard.push(reason);
    };
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', hear);
    this.#world.addCleanup(() => {
      process.off('unhandledRejection', hear);
      for (const listener of others) {
        process.on('unhandledRejection', listener);
      }
    });
  }
}
