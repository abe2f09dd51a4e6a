import assert from 'node:assert/strict';
import type { ApartRun } from '#cucumber/command/quarantine/apart-run';
import { readFatalEnd } from '#cucumber/tags/fatal-end';
import type { TaggedScenario } from '#cucumber/tags/tagged-scenario';
import type { JournalEntry } from '#cucumber/verdicts/journal';
import { isVerdict } from '#cucumber/verdicts/verdict';

const entries: Readonly<Record<string, JournalEntry>> = {
  'the scenario': { kind: 'scenario', mustHold: false },
  'a scenario that has to hold': { kind: 'scenario', mustHold: true },
  'a set-up': { kind: 'step', text: 'Given a state', at: 'a.feature:6:5', isSetUp: true },
  'a step': { kind: 'step', text: 'When it acts', at: 'a.feature:7:5', isSetUp: false },
  'its call': { kind: 'step called' },
  'its end': { kind: 'step ended', hasPassed: true, isTimeout: false },
  'its failure': { kind: 'step ended', hasPassed: false, isTimeout: false },
  'its time-out': { kind: 'step ended', hasPassed: false, isTimeout: true },
  'a hook': { kind: 'hook' },
  'the end of the hooks': { kind: 'hooks ended' },
  'the end of the run': { kind: 'run ended' },
  'that nothing holds it': { kind: 'let go' },
};

/** What was seen of a process, told in words: `the scenario, a step` and how it ended. */
export function readApartRun(told: string, end: string): ApartRun {
  const fatalEnd = readFatalEnd(end);
  assert.ok(fatalEnd, `"${end}" is no end of a process.`);
  return { entries: told === 'nothing' ? [] : told.split(', ').map(readEntry), end: fatalEnd, printed: '' };
}

function readEntry(words: string): JournalEntry {
  if (isVerdict(words)) {
    return { kind: 'verdict', verdict: words, seen: 'what was seen' };
  }
  const entry = entries[words];
  assert.ok(entry, `"${words}" is nothing that a process tells of.`);
  return entry;
}

/** A scenario in quarantine that says how it ends, or nothing. */
export function scenarioThat(stated: string): TaggedScenario {
  const place = { uri: 'a.feature', line: 4 };
  const tag = { name: '@tdd_quarantined', kind: 'quarantined', place, level: 'Scenario' } as const;
  return {
    name: 'a scenario',
    place,
    tags: [tag],
    issues: [1],
    expectedFail: { ...tag, name: '@tdd_expected_fail', kind: 'expected fail' },
    quarantined: tag,
    reason:
      stated === 'nothing'
        ? undefined
        : { text: stated, line: `Fails today: ${stated}`, thrown: undefined, second: undefined, place },
    staleReason: undefined,
    repeat: undefined,
    onlyWhere: ['abroad'],
    steps: [],
    ownStepCount: 1,
  };
}
