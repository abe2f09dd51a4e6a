import { fold, wordsOf } from './fold';

/** What a scenario of the page is found by. */
export interface FoundBy {
  readonly element: HTMLElement;
  /** One for a scenario, one for each row of an outline. */
  readonly cases: readonly FoundCase[];
  /** Its text and the names above it, folded; read from the page when it is first asked for. */
  readonly text: () => string;
}

/** What a case is found by. */
export interface FoundCase {
  readonly verdict: string;
  readonly issues: readonly string[];
  /** Whether it passed only after another attempt had failed. */
  readonly isFlaky: boolean;
  readonly tags: readonly string[];
}

/** Reads all scenarios off the page: the page is its own index, so nothing has to be built when it opens. */
export function readScenarios(): FoundBy[] {
  return [...document.querySelectorAll<HTMLElement>('.scenario')].map((element) => {
    let text: string | undefined;
    return {
      element,
      cases: (element.dataset.cases ?? '').split('\n').map(readCase),
      text: () => {
        text ??= fold(`${namesAbove(element)} ${element.textContent}`);
        return text;
      },
    };
  });
}

function readCase(line: string): FoundCase {
  const [verdict = '', issues = '', flaky = '', ...tags] = line.split('\t');
  return { verdict, issues: wordsOf(issues), isFlaky: flaky !== '', tags };
}

function namesAbove(element: HTMLElement): string {
  const sections = [element.closest('.rule'), element.closest('.feature'), element.closest('.chapter')];
  return sections.map((section) => section?.querySelector('.name')?.textContent ?? '').join(' ');
}
