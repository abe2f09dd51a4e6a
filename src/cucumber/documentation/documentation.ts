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

/** Everything that the page and the Markdown show. */
export interface Documentation {
  readonly title: string;
  /** A sentence about the product; null if none is configured. */
  readonly about: string | null;
  readonly run: Run;
  readonly chapters: readonly Chapter[];
  readonly issues: readonly Issue[];
  /** Proofs about versions of the code, including those of scenarios without an issue. */
  readonly proofs: readonly Proof[];
  /** How often each verdict was given, in the order of {@link caseVerdicts}. Verdicts that were never given are left out. */
  readonly counts: ReadonlyMap<CaseVerdict, number>;
  /** The sums of the counts. */
  readonly tally: Tally;
  /** The results of mutation testing; null if there are none. */
  readonly mutants: MutantReport | null;
  /** What is missing from the run, such as a shard, as sentences; empty if the run is complete. */
  readonly missing: readonly string[];
  /** Why the harness made the run fail, even if Cucumber calls it a success. */
  readonly refusals: readonly string[];
  /** Whether the run is still going on, so that it has no result yet. */
  readonly isRunning: boolean;
  /** The exit code of the process, if it ended before the run did; otherwise null. */
  readonly diedWith: number | null;
  /** How many scenarios are flaky. */
  readonly flaky: number;
  /** A comparison of this run with earlier ones; null if no file of runs is configured. */
  readonly trend: RunTrend | null;
  /** Makes links to the source of the suite. */
  readonly sourceLink: SourceLink;
  /** The tag rules, with the tag names of the suite. */
  readonly rules: readonly TagRule[];
}

/** An issue of the ledger, and the proofs that its scenarios can fail. */
export interface Issue extends LedgerIssue {
  readonly proofs: readonly Proof[];
  /** Its most telling picture; null if there is none. */
  readonly picture: PicturePlace | null;
}

/** In what respect a run is incomplete. */
export interface RunLack {
  /** Whether it is still going on. False by default. */
  readonly isRunning?: boolean | undefined;
  /** Why the harness made the run fail, even if Cucumber calls it a success. None by default. */
  readonly refusals?: readonly string[] | undefined;
  /** The exit code of the process, if it ended before the run did. Undefined by default. */
  readonly diedWith?: number | undefined;
  /** Whether a scenario that was not run should have been, in addition to those that the run planned. By default none should. */
  readonly isMissed?: ((one: RunCase) => boolean) | undefined;
  /** What else is missing, as sentences. Nothing by default. */
  readonly missing?: readonly string[] | undefined;
}

/** The inputs of the documentation beside the run. */
export interface DocumentationFacts extends RunLack {
  readonly title: string;
  readonly about: string | null;
  readonly chapterOrder: ChapterOrder;
  readonly mutants: MutantReport | null;
  /** The template of links to the source; null if there is none. */
  readonly sourceLink: string | null;
  /** Earlier runs; null if no file of runs is configured. */
  readonly records: readonly RunRecord[] | null;
  /** The tags of the suite, its issue tracker, and the findings of earlier runs. */
  readonly sources: LedgerSources;
}

/** Documents a run, in the order in which it is read. */
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

// Messages that were filtered, or that other programs wrote, may lack the features of their scenarios.
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
 * Whether the run might have planned more scenarios. It might if it failed before it planned any, or if it was cut off and its
 * Cucumber plans each scenario only when it starts. Otherwise, scenarios without a plan were filtered out.
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
