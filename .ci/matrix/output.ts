import type { Cell } from './run-suite';

/** Prints the current activity to standard error, apart from the tables. */
export function progress(what: string): void {
  process.stderr.write(`  ${what}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The text of a cell. Its problems are added to `all`, for the end of the output. */
export function note({ text, problems }: Cell, where: string, all: string[]): string {
  if (problems.length > 0) {
    all.push([`✖ ${where}`, ...problems].join('\n    '));
  }
  return text;
}
