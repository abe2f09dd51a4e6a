import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { type AuditOptions, AuditService, createEngine, openForReading } from 'audit-race';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** What a function asks of the log that waits for this function. */
const CALLS: Readonly<Record<string, (audit: AuditService) => Promise<unknown>>> = {
  'close()': (audit) => audit.close(),
  'flush()': (audit) => audit.flush(),
  'count()': (audit) => audit.count(),
};

/** A log with a function of Ada's for which it waits, and which asks the log for something meanwhile. */
export class WaitedFor {
  /** What the function was told; nothing where it did not listen. */
  told: unknown;
  readonly #url: string;
  #audit: AuditService | undefined;
  #ask: () => unknown = () => undefined;

  constructor(world: AuditWorld) {
    this.#url = `sqlite://${world.part(TemporaryFolder).file('audit.db')}`;
    world.addCleanup(() => this.#audit?.close());
  }

  make(who: string, call: string, isAwaited: boolean): void {
    const options = this.#options[who];
    const ask = CALLS[call];
    assert.ok(options && ask, `No such function: ${who}`);
    const audit = new AuditService({ databaseUrl: this.#url, ...options });
    this.#audit = audit;
    this.#ask = async () => {
      this.#ask = () => undefined;
      const asked = ask(audit);
      if (isAwaited) {
        this.told = await asked.catch((error: unknown) => error);
      }
    };
  }

  /** Records an entry, takes a checkpoint of it where there are any, and closes the log; tells which of the two could not be done. */
  async use(): Promise<unknown[]> {
    const audit = this.#audit;
    assert.ok(audit, 'No log has been made: a Given is missing.');
    audit.record({ eventType: 'plan.applied' });
    const isSigned = audit.stats().checkpoints !== undefined;
    const used = isSigned ? audit.checkpoint() : audit.flush();
    const outcomes = await Promise.allSettled([used, used.then(() => audit.close())]);
    return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  }

  async countEntries(): Promise<number> {
    await using log = await openForReading({ databaseUrl: this.#url });
    return await log.count();
  }

  readonly #options: Readonly<Record<string, AuditOptions>> = {
    anchor: { integrity: { keyId: 'ada', key: privateKey, anchor: () => this.#ask() } },
    sign: {
      integrity: {
        keyId: 'ada',
        publicKey,
        sign: async (bytes) => {
          await this.#ask();
          return sign(null, bytes, privateKey);
        },
      },
    },
    createEngine: {
      createEngine: async (url, limits) => {
        await this.#ask();
        return await createEngine(url, limits);
      },
    },
  };
}
