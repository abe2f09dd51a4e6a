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

/** Makes the documentation of a suite from its runs. */
export class Documenter {
  readonly #facts: Omit<DocumentationFacts, 'records'>;
  readonly #historyFile: string;
  readonly #runs: RunsKeeper | null;
  readonly #environment: NodeJS.ProcessEnv;

  /**
   * Reads the files that are needed beside a run. Throws for an invalid file: DocumentationOptionError, IssuesFileError,
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

  /** Documents a run. `lack` says in what respect it is incomplete. */
  document(run: Run, lack: RunLack = {}): Documentation {
    // Read only now, because the run may have been added to the history in the meantime.
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

  /** Documents a run that has just started. Only its environment is known yet. */
  documentBeginning(run: Omit<Run, 'features' | 'durationMs' | 'runCount'>): Documentation {
    return documentRun(
      { ...nameBranch(run, this.#environment), features: [], durationMs: null, runCount: 1 },
      { ...this.#facts, mutants: null, records: null, isRunning: true },
    );
  }

  /** Adds the run to the file of runs, if that is enabled. Throws a HistoryFileError. */
  record({ trend }: Documentation): void {
    if (trend !== null && trend.own !== null) {
      this.#runs?.add(trend.own);
    }
  }
}

/** The complete page. The build has bundled one style sheet and one script for it. */
export function renderWholePage(documentation: Documentation): Html {
  const read = (name: string) => readFileSync(path.join(__dirname, 'page', name), 'utf8');
  const assets: PageAssets = {
    style: read('style.css') + styleOfVerdicts + styleOfPaper(documentation),
    script: read('main.js'),
  };
  return renderPage(documentation, assets);
}

/** Writes the short version to a file, if one is configured, and to the step summary in GitHub Actions. */
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
