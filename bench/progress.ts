/** Says what goes on now: in one line where somebody watches, and nothing where the output is kept. */
export function showProgress(what: string): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\u001b[K${what}`);
  }
}
