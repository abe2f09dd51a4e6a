/** What the loop of Node always has, whatever a program does. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['async', 'check', 'idle', 'loop', 'prepare', 'timer']);

/**
 * Tells whether somebody may wait for the event loop. That asynchronous ids were taken does not say so: Node takes one for what is
 * done at once, too, such as the random bytes of `crypto.randomUUID`, which it keeps for the next calls.
 */
export class LiveResources {
  readonly #before = countByType();

  /** Whether something that keeps the process alive has come since. */
  get hasMore(): boolean {
    return [...countByType()].some(([type, count]) => count > (this.#before.get(type) ?? 0));
  }

  /** Whether something is there that does not keep the process alive, such as a watcher of files. To look takes milliseconds. */
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

/** A handle as Node reports it. */
interface Handle {
  readonly type: string;
  readonly is_active: boolean;
  readonly is_referenced: boolean;
}

function handles(): readonly Handle[] {
  const report: { excludeNetwork?: boolean; getReport(): object } = process.report;
  const { excludeNetwork } = report;
  // Else Node asks for the names of all that it is connected with.
  report.excludeNetwork = true;
  const { libuv = [] }: { readonly libuv?: readonly Handle[] } = report.getReport();
  report.excludeNetwork = excludeNetwork ?? false;
  return libuv;
}
