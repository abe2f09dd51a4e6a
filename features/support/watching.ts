import type { AuditService } from 'audit-race';

/** What a long call is given by somebody who watches it, and may give it up. */
interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: () => unknown;
}

/** Somebody who watches how far a long call is. */
export class Watching {
  readonly seen: string[] = [];
  failure: unknown;

  /** Lets a call tell its progress to what never ends. Meanwhile the log is closed, or the call is given up. */
  async untilEnded(log: AuditService, end: string, call: (watch: Watch) => Promise<unknown>): Promise<void> {
    const giver = new AbortController();
    const ends = end === 'she gives up' ? () => giver.abort() : () => log.close();
    const watched = call({ signal: giver.signal, onProgress: endlessly(ends) });
    this.failure = await watched.catch((error: unknown) => error);
    await log.close();
  }
}

/** What does this when it is told something, and never comes to its end. */
export function endlessly(doing: () => unknown): () => Promise<never> {
  return () => {
    doing();
    return new Promise(() => undefined);
  };
}
