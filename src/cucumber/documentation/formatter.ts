import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../ground/write-whole';
import { readHistory } from '../ledger/history-file';
import { readIssueFacts } from '../ledger/issue-facts';
import type { FormatterContext } from '../reports/formatter-context';
import { RunReader } from '../run/run-reader';
import { receiveSettings } from '../settings/shared-settings';
import { documentRun } from './documentation';
import { completeDocumentationOptions, type DocumentationOptions } from './documentation-options';
import { renderMarkdownReport } from './markdown-report';
import { readMutants } from './mutants';
import { readChapterOrder } from './read-chapter-order';
import { type PageAssets, renderPage } from './view/page';

export type { Envelope } from '../ground/envelope';
export type { FormatterContext } from '../reports/formatter-context';
export type { DocumentationOptions } from './documentation-options';
export { DocumentationOptionError } from './documentation-options';

/** Tells Cucumber that this module is a formatter. */
export const type = 'formatter';

/** Where the options stand in `formatOptions`. */
export const optionsKey = 'documentation';

/**
 * Writes the living documentation when the run ends: one HTML page that needs nothing beside it.
 *
 * @throws DocumentationOptionError before the run, for an option, a file of chapters or a file of mutants that makes no sense; IssuesFileError and
 * HistoryFileError for a file of the harness that cannot be used.
 */
export function formatter(context: FormatterContext<DocumentationOptions | undefined>): () => void {
  const { on, options, write } = context;
  const { title, markdown, chapters, mutants: mutantsFile } = completeDocumentationOptions(options);
  const chapterOrder = readChapterOrder(chapters);
  const mutants = mutantsFile === null ? null : readMutants(mutantsFile);
  const { vocabulary, issueLink, issuesFile, historyFile } = receiveSettings({});
  const { issueStates } = readIssueFacts({ issuesFile, issueLink, vocabulary });
  const summary = process.env.GITHUB_STEP_SUMMARY;
  // The suite may change its working directory while it runs.
  const markdownFile = markdown === null ? undefined : path.resolve(markdown);
  const reader = new RunReader();
  on('message', (envelope) => reader.read(envelope));
  return () => {
    // The plugin has added this run to the history by now, if it was to.
    const sources = { vocabulary, issueLink, issueStates, lifeLines: readHistory(historyFile) };
    const documentation = documentRun(reader.run, { title, chapterOrder, mutants, sources });
    write(renderPage(documentation, readPageAssets()));
    const report = renderMarkdownReport(documentation);
    if (markdownFile !== undefined) {
      writeWhole(markdownFile, report);
    }
    if (summary) {
      appendFileSync(summary, report);
    }
  };
}

/** Reads what a page carries with it. The build has made one style sheet and one script of all that they need. */
function readPageAssets(): PageAssets {
  const read = (name: string) => readFileSync(path.join(__dirname, 'page', name), 'utf8');
  return { style: read('style.css'), script: read('main.js') };
}
