/** Handles that every event loop of Node has. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['async', 'check', 'idle', 'loop', 'prepare', 'timer']);

/**
 * Tells whether the code may wait for the event loop. New asynchronous ids do not prove it: Node takes an id for synchronous
 * work, too, such as the random bytes of `crypto.randomUUID`, which it caches for later calls.
 */
export class LiveResources {
  readonly #before = countByType();

  /** Whether there are more resources that keep the process alive than before. */
  get hasMore(): boolean {
    return [...countByType()].some(([type, count]) => count > (this.#before.get(type) ?? 0));
  }

  /** Whether there is a resource that does not keep the process alive, such as a file watcher. Finding out takes milliseconds. */
  get hasUnreferenced(): boolean {
    return handles().some(
      ({ type, is_active: isActive, is_referenced: isReferenced }) =>
        isActive && !isReferenced && !ALWAYS_THERE.has(type),
    );
  }
}

function countByType(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const type of process.getActiveResourcesInfo()) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

/** A handle in Node's diagnostic report. */
interface Handle {
  readonly type: string;
  readonly is_active: boolean;
  readonly is_referenced: boolean;
}

function handles(): readonly Handle[] {
  const report: { excludeNetwork?: boolean; getReport(): object } = process.report;
  const { excludeNetwork } = report;
  // Without this, the report would look up the host names of all connections.
  report.excludeNetwork = true;
  const { libuv = [] }: { readonly libuv?: readonly Handle[] } = report.getReport();
  report.excludeNetwork = excludeNetwork ?? false;
  return libuv;
}
