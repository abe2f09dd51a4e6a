import { append } from '../ground/append';
import { printableLines } from '../ground/printable';
import type { FormatterContext } from './formatter-context';
import { isGreen } from '../run/case-verdict';
import { casesOf } from '../run/cases-of';
import type { Run, RunCase } from '../run/run';
import { RunReader } from '../run/run-reader';

/** Tells Cucumber that this module is a formatter. */
export const type = 'formatter';

/** The options are those of Cucumber's own formatter `rerun`. */
export const optionsKey = 'rerun';

/** What `formatOptions.rerun` holds. */
export interface RerunOptions {
  /**
   * What stands between two files.
   *
   * @defaultValue a line feed
   */
  readonly separator?: string | undefined;
}

/**
 * Writes which scenarios to run again, as Cucumber's own formatter `rerun` does, but for those whose bug was captured: they
 * went as they ought to.
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
      // A file is for Cucumber, which looks for just these paths; what is printed is for people.
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
  // What is in quarantine would not be run again either.
  return !['not run', 'quarantined'].includes(verdict) && !isGreen(verdict);
}
