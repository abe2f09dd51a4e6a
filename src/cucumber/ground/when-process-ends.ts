const waiting = new Set<(exitCode: number) => void>();

/**
 * Calls back as the process ends, and what is done then must be done at once. Returns what takes it back. However many wait, the
 * process has one listener: it warns of many.
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
