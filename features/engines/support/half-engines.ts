import { AuditService, type Engine } from 'audit-race';
import { engineCapabilities, engineMethods } from '#audit-log/ports/engine';
import { MemoryStore } from '../../support/memory-store';
import type { AuditWorld } from '../../support/world';

/** What became of an engine that lacks a part. */
interface Refusal {
  /** The part, as a message names it. */
  readonly part: string;
  readonly error: unknown;
  readonly isClosed: boolean;
}

/** Every part that an engine has: its methods, and what it says of each capability. */
const PARTS: readonly string[] = [
  ...engineMethods.map((name) => `${name}()`),
  ...engineCapabilities.map((name) => `capabilities.${name}`),
];

/** Engines that each lack one part, and how they were refused. */
export class HalfEngines {
  refusals: readonly Refusal[] = [];
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Hands each of them in as an option. */
  async handIn(): Promise<void> {
    await this.#try((engine) => new AuditService({ engine }));
  }

  /** Has each of them made by createEngine. */
  async create(): Promise<void> {
    await this.#try(async (engine) => {
      const service = new AuditService({ createEngine: () => Promise.resolve(engine) });
      this.#world.addCleanup(() => Promise.allSettled([service.close()]));
      await service.ensureSession();
    });
  }

  async #try(use: (engine: Engine) => unknown): Promise<void> {
    const refusals: Refusal[] = [];
    for (const part of PARTS) {
      const store = new MemoryStore();
      const engine = without(await store.createEngine(), part);
      const error = await Promise.resolve(engine)
        .then(use)
        .then(
          () => undefined,
          (reason: unknown) => reason,
        );
      refusals.push({ part, error, isClosed: store.alive.size === 0 });
    }
    this.refusals = refusals;
  }
}

/** The engine without one of its parts. */
function without(engine: Engine, part: string): Engine {
  const [lacking = '', capability = ''] = part.replace('()', '').split('.');
  return new Proxy(engine, {
    get: (target, name) => {
      if (name === 'capabilities') {
        return { ...target.capabilities, [capability]: undefined };
      }
      const method: unknown = Reflect.get(target, name);
      return name === lacking || typeof method !== 'function' ? undefined : method.bind(target);
    },
  });
}
