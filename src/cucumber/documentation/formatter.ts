import path from 'node:path';
import { forgetUnbegun } from '../ground/unbegun-run';
import type { FormatterContext } from '../reports/formatter-context';
import { RunReader } from '../run/run-reader';
import { receiveSettings } from '../settings/shared-settings';
import { LargeAttachments } from './attachments/large-attachments';
import { completeDocumentationOptions, type DocumentationOptions } from './documentation-options';
import { publishReport, renderWholePage } from './documenter';
import { makeDocumenter } from './make-documenter';
import { PageOutput } from './page-output';
import { RunningPages } from './running-pages';

export type { Envelope } from '../ground/envelope';
export type { FormatterContext } from '../reports/formatter-context';
export type { DocumentationOptions } from './documentation-options';
export { DocumentationOptionError } from './documentation-options';

/** Cucumber's marker for a formatter module. */
export const type = 'formatter';

/** The key of the options in `formatOptions`. */
export const optionsKey = 'documentation';

/**
 * Writes the living documentation when the run ends: one HTML page that needs no other file, unless attachments are large. Its short
 * version is written first. While the run goes on, both say that it has not ended. If its process ends first, they say that it died.
 * If a file of the harness cannot be used, they say that the run never began, and why. Where support code cannot be loaded, there is
 * no formatter yet, and the plugin writes the two instead.
 *
 * @throws DocumentationOptionError before the run, for an invalid option, file of chapters or file of mutants; IssuesFileError and
 * HistoryFileError for a file of the harness that cannot be used.
 */
export function formatter(
  context: FormatterContext<DocumentationOptions | undefined>,
): () => Promise<void> | undefined {
  const { on, options, directory, logger } = context;
  const settings = completeDocumentationOptions(options);
  forgetUnbegun();
  const reader = new RunReader();
  const large = new LargeAttachments({ directory, bytesMax: settings.attachmentBytesMax });
  const output = new PageOutput(context);
  // Resolved now, because the suite may change the working directory during the run.
  const markdownFile = settings.markdown === null ? undefined : path.resolve(settings.markdown);
  const documenter = makeDocumenter({ settings, suite: receiveSettings({}) }, (documentation) => {
    output.onOpen(() => output.writeNow(renderWholePage(documentation)));
    publishReport(documentation, markdownFile);
  });
  const complain = (text: string) => logger?.error(text);
  const pages = new RunningPages({ documenter, reader, output, markdownFile, complain });
  on('message', (envelope) => {
    reader.read(large.takeOut(envelope));
    pages.read(envelope);
  });
  return () => {
    const written = pages.end();
    if (written !== undefined) {
      return written.then(() => large.finish());
    }
    large.finish();
    return undefined;
  };
}
