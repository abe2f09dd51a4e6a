import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../ground/write-whole';
import { readHistory } from '../ledger/history-file';
import { readIssueFacts } from '../ledger/issue-facts';
import { RunsKeeper } from '../ledger/runs-keeper';
import type { Run } from '../run/run';
import type { CaptureBugsSettings } from '../settings/capture-bugs-settings';
import { type Documentation, type DocumentationFacts, documentRun, type RunLack } from './documentation';
import type { DocumentationSettings } from './documentation-options';
import type { Html } from './html';
import { renderMarkdownReport } from './markdown/report';
import { readMutants } from './mutants';
import { nameBranch } from './name-branch';
import { readChapterOrder } from './read-chapter-order';
import { addToStepSummary } from './step-summary';
import { type PageAssets, renderPage } from './view/page';
import { styleOfPaper } from './view/style-of-paper';
import { styleOfVerdicts } from './words/verdict-looks';

/** Makes the documentation of a suite from what was run of it. */
export class Documenter {
  readonly #facts: Omit<DocumentationFacts, 'records'>;
  readonly #historyFile: string;
  readonly #runs: RunsKeeper | null;
  readonly #environment: NodeJS.ProcessEnv;

  /**
   * Reads what it takes beside a run. Throws for a file that makes no sense: DocumentationOptionError, IssuesFileError,
   * HistoryFileError.
   */
  constructor(
    { title, about, chapters, mutants, sourceLink, runsFile }: DocumentationSettings,
    { vocabulary, issueLink, issuesFile, historyFile }: CaptureBugsSettings,
    environment: NodeJS.ProcessEnv = process.env,
  ) {
    this.#facts = {
      title,
      about,
      chapterOrder: readChapterOrder(chapters),
      mutants: mutants === null ? null : readMutants(mutants),
      sourceLink,
      sources: { vocabulary, issueLink, ...readIssueFacts({ issuesFile, issueLink, vocabulary }) },
    };
    this.#historyFile = historyFile;
    readHistory(historyFile);
    this.#environment = environment;
    this.#runs = runsFile === null ? null : new RunsKeeper(runsFile, environment);
  }

  /** Documents a run; `lack` says what is missing of it. */
  document(run: Run, lack: RunLack = {}): Documentation {
    // The run has been added to the history by now, if it was to.
    const sources = { ...this.#facts.sources, lifeLines: readHistory(this.#historyFile) };
    const isRefused = (lack.refusals ?? []).length > 0;
    const named = nameBranch(run, this.#environment);
    return documentRun(isRefused ? { ...named, success: false } : named, {
      ...this.#facts,
      ...lack,
      records: this.#runs?.records ?? null,
      sources,
    });
  }

  /** Documents a run that has just begun: nothing is known of it but where it runs. */
  documentBeginning(run: Omit<Run, 'features' | 'durationMs' | 'runCount'>): Documentation {
    return documentRun(
      { ...nameBranch(run, this.#environment), features: [], durationMs: null, runCount: 1 },
      { ...this.#facts, mutants: null, records: null, isRunning: true },
    );
  }

  /** Adds the run to the file of runs, if it is to. Throws a HistoryFileError. */
  record({ trend }: Documentation): void {
    if (trend !== null && trend.own !== null) {
      this.#runs?.add(trend.own);
    }
  }
}

/** The page, with all that it needs. The build has made one style sheet and one script. */
export function renderWholePage(documentation: Documentation): Html {
  const read = (name: string) => readFileSync(path.join(__dirname, 'page', name), 'utf8');
  const assets: PageAssets = {
    style: read('style.css') + styleOfVerdicts + styleOfPaper(documentation),
    script: read('main.js'),
  };
  return renderPage(documentation, assets);
}

/** Puts the short version into a file, if there is one, and into the summary of GitHub, where a step of it runs. */
export function publishReport(documentation: Documentation, file: string | undefined): void {
  const report = renderMarkdownReport(documentation);
  if (file !== undefined) {
    writeWhole(file, report);
  }
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) {
    addToStepSummary(summary, report);
  }
}
