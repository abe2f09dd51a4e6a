/** Where somebody reads what went wrong. */
interface ErrorLog {
  readonly error: (message: string) => void;
}

/**
 * Says what went wrong at the end of a run, and turns the run red when all is over. An error that is thrown there ends
 * Cucumber before its formatters have ended: every report would lack its last scenarios.
 */
export function failRun(log: ErrorLog, error: unknown): void {
  log.error(error instanceof Error ? error.message : String(error));
  process.once('exit', () => {
    process.exitCode = 1;
  });
}
