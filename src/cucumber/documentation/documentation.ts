import { count } from '../ground/text';
import type { IssueLedger, LedgerIssue } from '../ledger/issue-ledger';
import { type LedgerSources, makeLedger } from '../ledger/make-ledger';
import type { RunRecord } from '../ledger/run-record';
import { type RunTrend, trendOf } from '../ledger/run-trend';
import { caseVerdicts } from '../run/case-verdict';
import { casesOf } from '../run/cases-of';
import type { CaseVerdict, Run, RunBlock, RunCase, RunFeature } from '../run/run';
import type { TagRule } from '../tags/tag-rule';
import { tagRulesOf } from '../tags/tag-rules';
import { type PicturePlace, pictureOf, picturesIn } from './attachments/pictures';
import { type Chapter, type ChapterOrder, chaptersOf } from './chapters';
import { type MutantReport, placeKillers } from './mutants';
import { type Proof, proofsOf } from './proofs/proofs';
import { SourceLink } from './source-link';
import { type Tally, tallyOf } from './tally';

/** Everything the page and the Markdown tell. */
export interface Documentation {
  readonly title: string;
  /** What the product is, in a sentence; null when nobody says. */
  readonly about: string | null;
  readonly run: Run;
  readonly chapters: readonly Chapter[];
  readonly issues: readonly Issue[];
  /** What was shown about versions of the code, also by scenarios that are about no issue. */
  readonly proofs: readonly Proof[];
  /** How often each verdict was given; in the order of {@link caseVerdicts}, and without those never given. */
  readonly counts: ReadonlyMap<CaseVerdict, number>;
  /** What these come to. */
  readonly tally: Tally;
  /** What became of the code that was broken on purpose; null where nobody tried. */
  readonly mutants: MutantReport | null;
  /** What is missing of the run, each a sentence, such as a shard; empty where it is whole. */
  readonly missing: readonly string[];
  /** Why the harness has turned it red, although Cucumber may call it green. */
  readonly refusals: readonly string[];
  /** Whether the run goes on, so that nothing is known of it yet. */
  readonly isRunning: boolean;
  /** With which exit code its process ended before the run did; null where it did not. */
  readonly diedWith: number | null;
  /** How many scenarios are flaky. */
  readonly flaky: number;
  /** This run beside earlier ones; null where no file of runs is kept. */
  readonly trend: RunTrend | null;
  /** Leads to the source of the suite. */
  readonly sourceLink: SourceLink;
  /** The rules of the tags, in the tags of the suite. */
  readonly rules: readonly TagRule[];
}

/** An issue of the ledger, and what shows that its scenarios can fail. */
export interface Issue extends LedgerIssue {
  readonly proofs: readonly Proof[];
  /** The picture that shows it best; null where there is none. */
  readonly picture: PicturePlace | null;
}

/** What is missing of a run. */
export interface RunLack {
  /** Whether it goes on. False by default. */
  readonly isRunning?: boolean | undefined;
  /** Why the harness has turned it red, although Cucumber may call it green. It has not by default. */
  readonly refusals?: readonly string[] | undefined;
  /** With which exit code its process ended before the run did. It did not by default. */
  readonly diedWith?: number | undefined;
  /** Which of the scenarios that were not run should have been, beside those that the run set out to run. None by default. */
  readonly isMissed?: ((one: RunCase) => boolean) | undefined;
  /** What else is missing, each a sentence. Nothing by default. */
  readonly missing?: readonly string[] | undefined;
}

/** What the documentation is told beside the run. */
export interface DocumentationFacts extends RunLack {
  readonly title: string;
  readonly about: string | null;
  readonly chapterOrder: ChapterOrder;
  readonly mutants: MutantReport | null;
  /** The template of links to the source; null where there is none. */
  readonly sourceLink: string | null;
  /** Earlier runs; null where no file of them is kept. */
  readonly records: readonly RunRecord[] | null;
  /** The tags of the suite, its tracker, and what earlier runs saw. */
  readonly sources: LedgerSources;
}

/** Puts a run in reading order. */
export function documentRun(run: Run, facts: DocumentationFacts): Documentation {
  const { title, about, chapterOrder, mutants, sourceLink, records, sources } = facts;
  const features = featuresToShow(run, facts);
  const shown = { ...run, features };
  const placed = casesOf(shown);
  const shownCases = placed.map((one) => one.case);
  const proofs = proofsOf(placed);
  const tally = tallyOf(shownCases, casesOf(run).length, run);
  const shownVerdicts = shownCases.map(({ verdict }) => verdict);
  const missing = [...(facts.missing ?? []), ...tellUnplaced(run)];
  const isWhole = missing.length === 0 && !shownVerdicts.includes('not run');
  return {
    title,
    about,
    run,
    chapters: chaptersOf(features, chapterOrder),
    proofs,
    issues: issuesOf(shown, makeLedger(run, sources), proofs),
    mutants: mutants && placeKillers(mutants, placed),
    counts: countVerdicts(shownVerdicts),
    tally,
    missing,
    refusals: facts.refusals ?? [],
    isRunning: facts.isRunning ?? false,
    diedWith: facts.diedWith ?? null,
    flaky: shownCases.filter(({ isFlaky }) => isFlaky).length,
    trend: records && trendOf(run, records, isWhole),
    sourceLink: new SourceLink(sourceLink, run.ci?.commit ?? null),
    rules: tagRulesOf(sources.vocabulary),
  };
}

function featuresToShow(run: Run, { isMissed = () => false }: RunLack): readonly RunFeature[] {
  const isOpen = mayHavePlannedMore(run);
  return run.features.flatMap((feature) =>
    keepFeature(feature, (one) => one.verdict !== 'not run' || one.isPlanned || isOpen || isMissed(one)),
  );
}

// Messages that were filtered, or that another program writes, may lack the features that they are about.
function tellUnplaced({ unplaced }: Run): string[] {
  return unplaced === 0
    ? []
    : [
        `The messages do not say of which scenarios ${count(unplaced, 'attempt')} ${unplaced === 1 ? 'is' : 'are'}.`,
      ];
}

function countVerdicts(verdicts: readonly CaseVerdict[]): ReadonlyMap<CaseVerdict, number> {
  return new Map(
    caseVerdicts
      .map((verdict) => [verdict, verdicts.filter((one) => one === verdict).length] as const)
      .filter(([, count]) => count > 0),
  );
}

/**
 * Whether scenarios that nobody planned may still have been to come: the run broke before it planned any, or was cut off, and its
 * Cucumber plans a scenario when it begins with it. Otherwise they were filtered out.
 */
function mayHavePlannedMore(run: Run): boolean {
  const planned = casesOf(run)
    .map((one) => one.case)
    .filter(({ isPlanned }) => isPlanned);
  if (planned.length === 0) {
    return run.success !== true;
  }
  const plansAhead = run.runner?.startsWith('cucumber-js') === true;
  return run.success === null && !plansAhead && planned.every(({ verdict }) => verdict !== 'not run');
}

function issuesOf(run: Run, ledger: IssueLedger, proofs: readonly Proof[]): Issue[] {
  const pictures = picturesIn(casesOf(run));
  return ledger.issues.map((issue) => {
    const own = proofs.filter(({ issues }) => issues.includes(issue.issue));
    return { ...issue, proofs: own, picture: pictureOf(issue, own, pictures) };
  });
}

type Keep = (one: RunCase) => boolean;

function keepFeature(feature: RunFeature, isKept: Keep): RunFeature[] {
  const rules = feature.rules
    .map((rule) => keepScenarios(rule, isKept))
    .filter(({ scenarios }) => scenarios.length > 0);
  const kept = { ...keepScenarios(feature, isKept), rules };
  return kept.scenarios.length + rules.length > 0 ? [kept] : [];
}

function keepScenarios<Block extends RunBlock>(block: Block, isKept: Keep): Block {
  const scenarios = block.scenarios.flatMap((scenario) => {
    const cases = scenario.cases.filter(isKept);
    return cases.length > 0 ? [{ ...scenario, cases }] : [];
  });
  return { ...block, scenarios };
}
