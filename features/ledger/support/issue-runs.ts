import type { IssueKey, IssueStanding } from '@audit-race/cucumber';
import type { CaseVerdict, Run, RunAttempt, RunCase } from '#cucumber/run/run';

/** What a scenario came to: a verdict, or that it held where its bug does not show. */
export type ScenarioEnding = CaseVerdict | 'holds elsewhere';

const words = { keyword: 'Scenario', description: '', line: 1, tags: [], steps: [] };

/** A run of scenarios of one issue, with these verdicts. */
export function makeIssueRun(
  issue: IssueKey,
  endings: readonly ScenarioEnding[],
  success: boolean | null = null,
): Run {
  const cases = endings.map((ending, index) => makeCase(issue, ending, index));
  const scenario = { ...words, id: 'one', name: 'one', examples: [], cases };
  const block = { ...words, id: 'sessions', name: 'Sessions', background: null, scenarios: [scenario] };
  const feature = { ...block, uri: 'sessions.feature', language: 'en', rules: [] };
  return {
    startedAt: startOfDay(1),
    finishedAt: null,
    durationMs: null,
    runCount: 1,
    success,
    error: null,
    runner: null,
    machines: [],
    ci: null,
    features: [feature],
    hooks: [],
    parseErrors: [],
    undefinedParameterTypes: [],
    unplaced: 0,
    attachments: [],
  };
}

/** The verdict on a single scenario that leaves an issue standing so. */
export const verdictFor: Readonly<Record<IssueStanding, ScenarioEnding>> = {
  captured: 'captured',
  quarantined: 'quarantined',
  elsewhere: 'holds elsewhere',
  guarded: 'holds',
  red: 'broken',
  notRun: 'not run',
};

/** The moment at which a numbered day begins. */
export function startOfDay(day: number): string {
  return new Date(Date.UTC(2026, 0, day)).toISOString();
}

function makeCase(issue: IssueKey, ending: ScenarioEnding, index: number): RunCase {
  const verdict = ending === 'holds elsewhere' ? 'holds' : ending;
  const attempts = [
    ...(ending === 'captured' ? [captured(issue)] : []),
    ...(ending === 'holds elsewhere' ? [heldElsewhere(issue)] : []),
  ];
  const place = { uri: 'sessions.feature', line: index + 1 };
  const tags = [`@tdd_issue_${issue}`];
  return {
    id: `one/${index}`,
    name: verdict,
    place,
    tags,
    verdict,
    attempts,
    isFlaky: false,
    isPlanned: true,
  };
}

/** What there is of an attempt of which only its record is of interest. */
export const nothingSeen = {
  startedAt: startOfDay(1),
  quarantine: null,
  durationMs: 0,
  worker: null,
  steps: [],
  hooks: [],
  attachments: [],
};

function heldElsewhere(issue: IssueKey): RunAttempt {
  const record = {
    verdict: 'holds',
    issues: [issue],
    expectedFailure: null,
    seen: null,
    repetition: null,
    heldAtAttempt: null,
    where: { conditions: ['windows'], isHere: false },
  } as const;
  return { ...nothingSeen, status: 'passed', record, capture: null };
}

function captured(issue: IssueKey): RunAttempt {
  const capture = {
    issues: [issue],
    at: 'sessions.feature:1:1',
    step: 'Then 1 engine is open',
    name: 'AssertionError',
    message: '10 engines are open',
    expected: '10 engines',
  };
  return { ...nothingSeen, status: 'skipped', record: null, capture };
}
