const reasons: string[] = [];

/**
 * Turns a run red when all is over, and keeps why, for whoever documents the run. An error that is thrown at the end of a run ends
 * Cucumber before its formatters have ended: every report would lack its last scenarios.
 */
export function endRed(reason: string): void {
  reasons.push(reason);
  exitRed();
}

/** Turns the exit code red when all is over. */
export function exitRed(): void {
  process.once('exit', () => {
    process.exitCode = 1;
  });
}

/** Why the run is red, although Cucumber may call it green. */
export function reasonsToEndRed(): readonly string[] {
  return [...reasons];
}

/** Forgets them where a run begins: a process may have several. */
export function forgetRedEnd(): void {
  reasons.length = 0;
}
