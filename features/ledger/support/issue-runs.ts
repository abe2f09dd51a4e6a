import type { IssueStanding } from '@audit-race/cucumber';
import type { CaseVerdict, Run, RunAttempt, RunCase } from '#cucumber/run/run';

const words = { keyword: 'Scenario', description: '', line: 1, tags: [], steps: [] };

/** A run of scenarios of one issue, with these verdicts. */
export function makeIssueRun(issue: number, verdicts: readonly CaseVerdict[]): Run {
  const cases = verdicts.map((verdict, index) => makeCase(issue, verdict, index));
  const scenario = { ...words, id: 'one', name: 'one', examples: [], cases };
  const block = { ...words, id: 'sessions', name: 'Sessions', background: null, scenarios: [scenario] };
  const feature = { ...block, uri: 'sessions.feature', language: 'en', rules: [] };
  return {
    startedAt: startOfDay(1),
    finishedAt: null,
    success: null,
    runner: null,
    features: [feature],
    hooks: [],
    parseErrors: [],
  };
}

/** The verdict on a single scenario that leaves an issue standing so. */
export const verdictFor: Readonly<Record<IssueStanding, CaseVerdict>> = {
  captured: 'captured',
  guarded: 'holds',
  red: 'broken',
  notRun: 'not run',
};

/** The moment at which a numbered day begins. */
export function startOfDay(day: number): string {
  return new Date(Date.UTC(2026, 0, day)).toISOString();
}

function makeCase(issue: number, verdict: CaseVerdict, index: number): RunCase {
  const attempts = verdict === 'captured' ? [captured(issue)] : [];
  const place = { uri: 'sessions.feature', line: index + 1 };
  return { id: `one/${index}`, name: verdict, place, tags: [`@tdd_issue_${issue}`], verdict, attempts };
}

function captured(issue: number): RunAttempt {
  const capture = {
    issues: [issue],
    at: 'sessions.feature:1:1',
    step: 'Then 1 engine is open',
    name: 'AssertionError',
    message: '10 engines are open',
    expected: '10 engines',
  };
  return { status: 'skipped', record: null, capture, durationMs: 0, steps: [], hooks: [] };
}
