import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '../ground/envelope';
import { printableLines } from '../ground/printable';
import { exitRed, reasonsToEndRed } from '../ground/red-end';
import { whenProcessEnds } from '../ground/when-process-ends';
import { writeWhole } from '../ground/write-whole';
import type { RunReader } from '../run/run-reader';
import type { Documentation, RunLack } from './documentation';
import { type Documenter, publishReport, renderWholePage } from './documenter';
import { failuresOf } from './failures';
import { healthOf } from './health';
import { renderMarkdownReport } from './markdown/report';
import type { PageOutput } from './page-output';
import { tellLack } from './tally';

/** The parts that make the pages of a run, and their outputs. */
export interface RunningPagesParts {
  readonly documenter: Documenter;
  /** Must read each message before {@link RunningPages.read} does. */
  readonly reader: RunReader;
  readonly output: PageOutput;
  /** The file of the short version; undefined if there is none. */
  readonly markdownFile: string | undefined;
  /** Prints a message on the terminal. */
  readonly complain: (text: string) => void;
}

/**
 * The page and the Markdown of a run, from its start on. At the start they say that the run has not ended, which stays if the process
 * is killed. If the process ends in another way before the run does, they say that the run died.
 */
export class RunningPages {
  readonly #parts: RunningPagesParts;
  readonly #forget: () => void;
  /** The final documentation, once the run has ended. */
  #documentation: Documentation | undefined;
  #isWritten = false;

  constructor(parts: RunningPagesParts) {
    this.#parts = parts;
    this.#forget = whenProcessEnds((exitCode) => this.#endWithProcess(exitCode));
    this.#tellBeginning();
    parts.output.onEnd(() => this.#endWithStream());
  }

  /** Reads a message. */
  read({ testRunStarted }: Envelope): void {
    // Write the first pages again: now the start time and the commit of the run are known.
    if (testRunStarted) {
      this.#tellBeginning();
    }
  }

  /** Writes the result of the run, and records it. Returns a promise if the output applies backpressure. */
  end(): Promise<void> | undefined {
    const { documenter, output, markdownFile } = this.#parts;
    const documentation = this.#document({ refusals: reasonsToEndRed() });
    if (isCutShort(documentation)) {
      this.#complain(documentation);
      exitRed();
    }
    if (!output.isFile) {
      // This output cannot be overwritten, so there is nothing to do when the process ends.
      this.#forget();
    }
    const written = doBoth(
      () => publishReport(documentation, markdownFile),
      () => (this.#isWritten ? undefined : output.write(renderWholePage(documentation))),
    );
    // Record the run only after it is documented.
    if (written !== undefined) {
      return written.then(() => documenter.record(documentation));
    }
    documenter.record(documentation);
    return undefined;
  }

  #document(lack?: RunLack): Documentation {
    const { documenter, reader } = this.#parts;
    this.#documentation ??= documenter.document(reader.run, lack);
    return this.#documentation;
  }

  #complain(documentation: Documentation): void {
    const { heading, reason } = healthOf(documentation, failuresOf(documentation));
    this.#parts.complain(printableLines(`\n${heading} ${reason}`));
  }

  #tellBeginning(): void {
    const { documenter, reader, output, markdownFile } = this.#parts;
    const documentation = documenter.documentBeginning(reader.readRun);
    tryTo(() => markdownFile !== undefined && writeWhole(markdownFile, renderMarkdownReport(documentation)));
    output.onOpen(() => tryTo(() => output.writeNow(renderWholePage(documentation))));
  }

  // If a file is not valid Gherkin, Cucumber ends the stream before it calls the formatter's end function.
  #endWithStream(): void {
    this.#forget();
    if (this.#documentation === undefined) {
      this.#parts.output.writeNow(renderWholePage(this.#document()));
      this.#isWritten = true;
    }
  }

  #endWithProcess(exitCode: number): void {
    const { output, markdownFile } = this.#parts;
    if (this.#documentation === undefined) {
      const documentation = this.#document({ diedWith: exitCode, refusals: reasonsToEndRed() });
      const isThere = markdownFile !== undefined && existsSync(path.dirname(markdownFile));
      tryTo(() => publishReport(documentation, isThere ? markdownFile : undefined));
      this.#complain(documentation);
      refuseToEndWell(documentation, exitCode);
    }
    // Written synchronously, without waiting for the stream: the process ends now.
    tryTo(() => output.writeNow(renderWholePage(this.#document())));
  }
}

// If one of several processes exits with code 0 in the middle of a scenario, Cucumber reports success although a scenario did not end.
function isCutShort({ run, tally }: Documentation): boolean {
  return run.success === true && tellLack(tally) !== '';
}

// A process may exit with code 0 in the middle of a run, by process.exit(0) or because a step awaits nothing. The build must not succeed.
function refuseToEndWell({ run }: Documentation, exitCode: number): void {
  const hasFailedHook = run.hooks.some(({ status }) => status === 'failed');
  if (exitCode === 0 && run.startedAt !== null && !hasFailedHook) {
    process.exitCode = 1;
  }
}

// An error in writing the first pages must not end the run. One at the end must not stop the other exit handlers.
function tryTo(work: () => unknown): void {
  try {
    work();
  } catch {
    // If the file cannot be written at the end of the run either, that is reported then.
  }
}

// The cheap output first. If one of the two cannot be written, the other one is not lost.
function doBoth(publish: () => void, write: () => Promise<void> | undefined): Promise<void> | undefined {
  try {
    publish();
  } catch (error) {
    const written = write();
    if (written === undefined) {
      throw error;
    }
    return written.then(() => Promise.reject(error));
  }
  return write();
}
