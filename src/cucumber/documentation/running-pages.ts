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

/** What the pages of a run are made of, and where they go. */
export interface RunningPagesParts {
  readonly documenter: Documenter;
  /** It reads each message before the pages do. */
  readonly reader: RunReader;
  readonly output: PageOutput;
  /** Where the short version goes; undefined where it does not. */
  readonly markdownFile: string | undefined;
  /** Tells something on the terminal. */
  readonly complain: (text: string) => void;
}

/**
 * The page and the Markdown of a run, from its first moment on. Whatever ends the run, they tell of it: when it begins they say that
 * it has not ended, and stay so where its process is killed. Where the process ends in another way, they say that the run died.
 */
export class RunningPages {
  readonly #parts: RunningPagesParts;
  readonly #forget: () => void;
  /** Set when the run has ended. */
  #documentation: Documentation | undefined;
  #isWritten = false;

  constructor(parts: RunningPagesParts) {
    this.#parts = parts;
    this.#forget = whenProcessEnds((exitCode) => this.#endWithProcess(exitCode));
    this.#tellBeginning();
    parts.output.onEnd(() => this.#endWithStream());
  }

  /** Takes in a message. */
  read({ testRunStarted }: Envelope): void {
    // From now on it is known when the run began, and of which commit it is.
    if (testRunStarted) {
      this.#tellBeginning();
    }
  }

  /** Writes what became of the run, and records it; a promise where the output is full. */
  end(): Promise<void> | undefined {
    const { documenter, output, markdownFile } = this.#parts;
    const documentation = this.#document({ refusals: reasonsToEndRed() });
    if (isCutShort(documentation)) {
      this.#complain(documentation);
      exitRed();
    }
    if (!output.isFile) {
      // Nothing can be done about what has been written there.
      this.#forget();
    }
    const written = doBoth(
      () => publishReport(documentation, markdownFile),
      () => (this.#isWritten ? undefined : output.write(renderWholePage(documentation))),
    );
    // A run is on record when it is documented.
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

  // Cucumber ends the stream before it asks for the page where a file is not Gherkin.
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
    // What was on its way to the file is not waited for.
    tryTo(() => output.writeNow(renderWholePage(this.#document())));
  }
}

// A process of several that leaves with 0 in the middle of a scenario leaves a run that Cucumber calls green.
function isCutShort({ run, tally }: Documentation): boolean {
  return run.success === true && tellLack(tally) !== '';
}

// Whoever leaves in the middle of a run with 0, or waits in a step for nothing, would make a job green that ran half of it.
function refuseToEndWell({ run }: Documentation, exitCode: number): void {
  const hasFailedHook = run.hooks.some(({ status }) => status === 'failed');
  if (exitCode === 0 && run.startedAt !== null && !hasFailedHook) {
    process.exitCode = 1;
  }
}

// The first words of a run are not worth its end, and its last ones must not hide from the others why it ended.
function tryTo(work: () => unknown): void {
  try {
    work();
  } catch {
    // What cannot be written when the run ends is told then.
  }
}

// The short version is cheap, and neither is lost because the other one cannot be written.
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
