import { describeLine, describePlace } from '../ground/place';
import { captureTags, exampleReason, guardTags, writeExample } from './rule-example';
import type { TagRule, TagRuleWriter } from './tag-rule';
import { failsToday, type Vocabulary } from './vocabulary';

/** Rules about the reason and the steps of a capture. */
export const reasonRules: readonly TagRuleWriter[] = [
  reasonStated,
  oneReason,
  noStaleReason,
  captureHasSteps,
];

function reasonStated(vocabulary: Vocabulary): TagRule {
  const tags = captureTags(vocabulary);
  return {
    id: 'reason-stated',
    title: 'A capture says why it fails today.',
    why: 'Without the expected words, any failing assertion passes for the bug, even a typing mistake.',
    good: writeExample({ tags, reason: exampleReason }),
    bad: writeExample({ tags }),
    check: ({ expectedFail, reason, place }, { requireReason }) => {
      const isMissing =
        reason === undefined ? requireReason : reason.text === '' && reason.thrown === undefined;
      if (expectedFail === undefined || !isMissing) {
        return [];
      }
      return [
        {
          at: describePlace(reason?.place ?? place),
          reason: 'The description does not say why the scenario fails today.',
          remedy: { action: 'write', line: `${failsToday} <what the failing assertion says>` },
        },
      ];
    },
  };
}

function oneReason(vocabulary: Vocabulary): TagRule {
  const tags = captureTags(vocabulary);
  return {
    id: 'one-reason',
    title: 'A description says once why its scenario fails today.',
    why: 'One of two reasons would have no effect, and nobody could see which.',
    good: writeExample({ tags, reason: exampleReason }),
    bad: writeExample({ tags, reason: `${exampleReason}\n    ${failsToday} one of them is not closed` }),
    check: ({ reason }) =>
      reason?.second === undefined
        ? []
        : [
            {
              at: describeLine(reason.second.place),
              reason: `The description says a second time why the scenario fails today; the first line is at ${describeLine(reason.place)}.`,
              remedy: { action: 'delete', line: reason.second.line },
            },
          ],
  };
}

function noStaleReason(vocabulary: Vocabulary): TagRule {
  const { expectedFail } = vocabulary;
  const tags = guardTags(vocabulary);
  return {
    id: 'no-stale-reason',
    title: 'Only a capture says why it fails today.',
    why: 'A reason that stays after the fix tells every later reader that something is still broken.',
    good: writeExample({ tags }),
    bad: writeExample({ tags, reason: exampleReason }),
    check: ({ staleReason }) =>
      staleReason === undefined
        ? []
        : [
            {
              at: describeLine(staleReason.place),
              reason: `The description says why the scenario fails today, but ${expectedFail} is not there.`,
              remedy: { action: 'delete', line: staleReason.line },
            },
          ],
  };
}

function captureHasSteps(vocabulary: Vocabulary): TagRule {
  const tags = captureTags(vocabulary);
  return {
    id: 'capture-has-steps',
    title: 'A capture has steps.',
    why: 'A scenario without steps passes, so its verdict would be fixed before anybody has looked at the bug.',
    good: writeExample({ tags, reason: exampleReason }),
    bad: writeExample({ tags, reason: exampleReason, step: '' }),
    check: ({ expectedFail, ownStepCount, place }) =>
      expectedFail === undefined || ownStepCount > 0
        ? []
        : [
            {
              at: describePlace(place),
              reason: 'The scenario is expected to fail and has no step that could.',
              remedy: { action: 'write', line: 'Then <what is true once the bug is fixed>' },
            },
          ],
  };
}
