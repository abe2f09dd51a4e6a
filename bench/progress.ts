/** Shows the current activity in one line of the terminal. Prints nothing if standard error is not a terminal. */
export function showProgress(what: string): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\u001b[K${what}`);
  }
}
