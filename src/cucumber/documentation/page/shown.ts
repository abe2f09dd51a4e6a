import type { Question } from './query';
import type { FoundBy, FoundCase, Index, Part } from './scenarios';

/** The matching cases, by scenario. */
export type Answers = ReadonlyMap<FoundBy, readonly FoundCase[]>;

/** Searches all scenarios. Those without matches are left out. */
export function answersTo(question: Question, { scenarios }: Index): Answers {
  const answers = new Map<FoundBy, readonly FoundCase[]>();
  for (const scenario of scenarios) {
    const cases = question(scenario);
    if (cases.length > 0) {
      answers.set(scenario, cases);
    }
  }
  return answers;
}

/**
 * Shows the matches and hides everything else, including headings without matches below them. The content of a hidden part is not
 * touched, so few of 10,000 scenarios have to change. Returns the parts that are shown.
 */
export function show(index: Index, answers: Answers): Part[] {
  const kept = new Set<Part>();
  const keep = (part: Part): boolean => {
    const isKept = [part.scenarios.some((one) => answers.has(one)), ...part.parts.map(keep)].includes(true);
    if (isKept) {
      kept.add(part);
    }
    return isKept;
  };
  for (const chapter of index.chapters) {
    keep(chapter);
  }
  const shown = index.chapters.flatMap((chapter) => showPart(chapter, kept, answers));
  showContents(index);
  return shown;
}

function showPart(part: Part, kept: ReadonlySet<Part>, answers: Answers): Part[] {
  setHidden(part.element, !kept.has(part));
  if (!kept.has(part)) {
    return [];
  }
  for (const scenario of part.scenarios) {
    showScenario(scenario, answers.get(scenario) ?? []);
  }
  return [part, ...part.parts.flatMap((inner) => showPart(inner, kept, answers))];
}

function showScenario({ element, cases, tables }: FoundBy, shown: readonly FoundCase[]): void {
  setHidden(element, shown.length === 0);
  if (shown.length === 0) {
    return;
  }
  for (const one of cases) {
    for (const row of one.rows) {
      setHidden(row, !shown.includes(one));
    }
  }
  for (const table of tables) {
    setHidden(table, table.querySelector('.examples tbody > tr:not([hidden])') === null);
  }
}

// Compare first: even writing the same value makes the browser check for changes.
function setHidden(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) {
    element.hidden = isHidden;
  }
}

// The list of contents follows what is shown: chapters and features are hidden here, everything else by the style sheet.
function showContents({ contents }: Index): void {
  const isFiltered = document.documentElement.classList.contains('filtered');
  const isOneIssue = document.documentElement.classList.contains('one-issue');
  for (const { item, target } of contents) {
    // The entries below a hidden chapter stay as they are.
    if (target.matches('.feature') && target.parentElement?.hidden) {
      continue;
    }
    const isPart = target.matches('.chapter, .feature') || (isOneIssue && target.matches('.ledger'));
    setHidden(item, target.hidden === true || (isFiltered && !isPart));
  }
}
