import path from 'node:path';
import type { FormatterContext } from '../reports/formatter-context';
import { RunReader } from '../run/run-reader';
import { receiveSettings } from '../settings/shared-settings';
import { completeDocumentationOptions, type DocumentationOptions } from './documentation-options';
import { Documenter, publishReport, renderWholePage } from './documenter';
import { LargeAttachments } from './large-attachments';
import { writeStreamed } from './write-streamed';

export type { Envelope } from '../ground/envelope';
export type { FormatterContext } from '../reports/formatter-context';
export type { DocumentationOptions } from './documentation-options';
export { DocumentationOptionError } from './documentation-options';

/** Tells Cucumber that this module is a formatter. */
export const type = 'formatter';

/** Where the options stand in `formatOptions`. */
export const optionsKey = 'documentation';

/**
 * Writes the living documentation when the run ends: one HTML page that needs nothing beside it, unless attachments are large.
 * It is written as it is made, after its short version.
 *
 * @throws DocumentationOptionError before the run, for an option, a file of chapters or a file of mutants that makes no sense; IssuesFileError and
 * HistoryFileError for a file of the harness that cannot be used.
 */
export function formatter(
  context: FormatterContext<DocumentationOptions | undefined>,
): () => Promise<void> | undefined {
  const { on, options, directory } = context;
  const settings = completeDocumentationOptions(options);
  const documenter = new Documenter(settings, receiveSettings({}));
  // The suite may change its working directory while it runs.
  const markdownFile = settings.markdown === null ? undefined : path.resolve(settings.markdown);
  const reader = new RunReader();
  const large = new LargeAttachments({ directory, bytesMax: settings.attachmentBytesMax });
  on('message', (envelope) => reader.read(large.takeOut(envelope)));
  return () => {
    const documentation = documenter.document(reader.run);
    const written = doBoth(
      () => publishReport(documentation, markdownFile),
      () => writeStreamed(renderWholePage(documentation), context),
    );
    // A run is on record when it is documented.
    if (written !== undefined) {
      return written.then(() => documenter.record(documentation));
    }
    documenter.record(documentation);
    return undefined;
  };
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
