import { After, setDefaultTimeout, setWorldConstructor, World } from '@cucumber/cucumber';
import { endRunningChildren } from './child';
import { STEP_MS_MAX } from './patience';

type Cleanup = () => unknown;

/**
 * What one scenario knows, fresh for each.
 *
 * It is made of parts, one for each domain concept, so that no steps file sees more than it needs.
 */
export class AuditWorld extends World {
  readonly #parts = new Map<unknown, unknown>();
  readonly #cleanups: Cleanup[] = [];

  /** The one `Part` of this scenario, made when a step first asks for it. */
  part<T>(Part: new (world: AuditWorld) => T): T {
    const known = this.#parts.get(Part);
    if (known instanceof Part) {
      return known;
    }
    const part = new Part(this);
    this.#parts.set(Part, part);
    return part;
  }

  /** Registers what must be undone when the scenario ends, however it ends. Last registered, first undone. */
  addCleanup(cleanup: Cleanup): void {
    this.#cleanups.push(cleanup);
  }

  /** Undoes everything, also after a failure on the way, and then reports all failures. */
  async cleanUp(): Promise<void> {
    const failures: unknown[] = [];
    for (const cleanup of this.#cleanups.splice(0).reverse()) {
      try {
        await cleanup();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(failures, `Clean-up failed: ${failures.map(String).join('; ')}`);
    }
  }
}

setDefaultTimeout(STEP_MS_MAX);
setWorldConstructor(AuditWorld);

After({ name: 'clean up' }, async function (this: AuditWorld, { result }) {
  // Ended first: what is undone next may wait for them, too.
  const hung = /\btimed out\b/.test(result?.message ?? '') ? endRunningChildren() : [];
  await this.cleanUp();
  if (hung.length > 0) {
    throw new Error(`The step waited in vain.\n${hung.join('\n')}`);
  }
});
