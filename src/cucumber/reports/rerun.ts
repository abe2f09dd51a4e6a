import { append } from '../ground/append';
import { printableLines } from '../ground/printable';
import type { FormatterContext } from './formatter-context';
import { isGreen } from '../run/case-verdict';
import { casesOf } from '../run/cases-of';
import type { Run, RunCase } from '../run/run';
import { RunReader } from '../run/run-reader';

/** Cucumber's marker for a formatter module. */
export const type = 'formatter';

/** The key of Cucumber's own formatter `rerun`, whose options apply. */
export const optionsKey = 'rerun';

/** The content of `formatOptions.rerun`. */
export interface RerunOptions {
  /**
   * The separator between two files.
   *
   * @defaultValue a line feed
   */
  readonly separator?: string | undefined;
}

/**
 * Writes which scenarios to run again, like Cucumber's own formatter `rerun`, but without those whose bug was captured, because they
 * ended as expected.
 *
 * @example
 * ```js
 * // cucumber.js
 * module.exports = { default: { format: ['progress', '@audit-race/cucumber/rerun:@rerun.txt'] } };
 * ```
 */
export function formatter({ on, options, write, directory }: FormatterContext<RerunOptions>): void {
  const reader = new RunReader();
  on('message', (envelope) => {
    reader.read(envelope);
    if (envelope.testRunFinished) {
      const list = listCases(reader.run, options.separator ?? '\n');
      // A file is read by Cucumber and needs the exact paths. Printed output is read by people, so it is made safe to print.
      write(directory === undefined ? printableLines(list) : list);
    }
  });
}

function listCases(run: Run, separator: string): string {
  const linesOfFiles = new Map<string, number[]>();
  for (const { place } of casesOf(run)
    .map((placed) => placed.case)
    .filter(isWorthAnotherRun)) {
    append(linesOfFiles, place.uri, place.line);
  }
  return [...linesOfFiles].map(([uri, lines]) => [uri, ...lines].join(':')).join(separator);
}

function isWorthAnotherRun({ verdict, attempts }: RunCase): boolean {
  if (verdict === 'shown') {
    return attempts.at(-1)?.status !== 'passed';
  }
  // A quarantined scenario would not be run again either.
  return !['not run', 'quarantined'].includes(verdict) && !isGreen(verdict);
}
