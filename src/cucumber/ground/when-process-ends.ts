const waiting = new Set<(exitCode: number) => void>();

/**
 * Calls back when the process exits; the callback must be synchronous. Returns a function that cancels it. All callbacks share one
 * listener, because Node warns when a process has many.
 */
export function whenProcessEnds(work: (exitCode: number) => void): () => void {
  if (waiting.size === 0) {
    process.once('exit', callAll);
  }
  waiting.add(work);
  return () => {
    waiting.delete(work);
    if (waiting.size === 0) {
      process.off('exit', callAll);
    }
  };
}

function callAll(exitCode: number): void {
  const all = [...waiting];
  waiting.clear();
  for (const work of all) {
    work(exitCode);
  }
}
