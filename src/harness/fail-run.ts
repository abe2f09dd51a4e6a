/**
 * Turns the run red when all is over. An error in the cleanup of a plugin ends Cucumber before its formatters have ended:
 * every report would lack its last scenarios.
 */
export function failRun(): void {
  process.once('exit', () => {
    process.exitCode = 1;
  });
}
