import type { AuditWorld } from '../../support/world';

/** What Node warns of from now on, until the scenario ends. */
export class Warnings {
  readonly #world: AuditWorld;
  readonly names: string[] = [];

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  listen(): void {
    const hear = ({ name }: Error) => this.names.push(name);
    process.on('warning', hear);
    this.#world.addCleanup(() => process.off('warning', hear));
  }
}
