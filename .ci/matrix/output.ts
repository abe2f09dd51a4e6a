import type { Cell } from './run-suite';

/** Says what is done now, beside the tables. */
export function progress(what: string): void {
  process.stderr.write(`  ${what}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The text of a cell; what is wrong with it is kept for the end. */
export function note({ text, problems }: Cell, where: string, all: string[]): string {
  if (problems.length > 0) {
    all.push([`✖ ${where}`, ...problems].join('\n    '));
  }
  return text;
}
