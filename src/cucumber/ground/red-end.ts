const reasons: string[] = [];

/**
 * Makes the process fail at its end, and keeps the reason for the documentation of the run. Throwing an error instead would end
 * Cucumber before its formatters have finished, and every report would lack its last scenarios.
 */
export function endRed(reason: string): void {
  reasons.push(reason);
  exitRed();
}

/** Sets a failing exit code when the process ends. */
export function exitRed(): void {
  process.once('exit', () => {
    process.exitCode = 1;
  });
}

/** Why the run is red, even if Cucumber reports success. */
export function reasonsToEndRed(): readonly string[] {
  return [...reasons];
}

/** Clears the reasons at the start of a run, because a process may have several runs. */
export function forgetRedEnd(): void {
  reasons.length = 0;
}
