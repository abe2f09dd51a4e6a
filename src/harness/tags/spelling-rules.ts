import { describePlace } from './place';
import { writeExample } from './rule-example';
import type { TagFinding, TagRule } from './tag-rule';
import type { TaggedScenario, TagUse } from './tagged-scenario';
import { correctTag, type TagKind } from './vocabulary';

/** Rules about one tag by itself. */
export const spellingRules: readonly TagRule[] = [
  {
    id: 'known-tags-only',
    title: 'A tag that looks like one of the harness is one of the harness.',
    why: 'A misspelt tag is a tag that does nothing: the bug would look captured and would not be.',
    good: writeExample({
      tags: '@tdd_issue @tdd_issue_991 @tdd_expected_fail',
      reason: 'Fails today: 2 engines are open',
    }),
    bad: writeExample({ tags: '@tdd_issue @tdd_issue_991 @tdd_expcted_fail' }),
    check: (scenario) =>
      forEachTag(scenario, 'unknown', ({ name }) => ({
        reason: `${name} is no tag of the harness; did you mean ${correctTag(name)}?`,
        line: correctTag(name),
      })),
  },
  {
    id: 'no-older-spelling',
    title: 'Issues are called issues: @tdd_bug is an older spelling.',
    why: 'Two spellings of one idea mean that every search finds half of the captures.',
    good: writeExample({ tags: '@tdd_issue @tdd_issue_991' }),
    bad: writeExample({ tags: '@tdd_bug @tdd_bug_991' }),
    check: (scenario) =>
      forEachTag(scenario, 'older spelling', ({ name }) => ({
        reason: `${name} is an older spelling; the tag is now ${correctTag(name)}.`,
        line: correctTag(name),
      })),
  },
  {
    id: 'well-formed-number',
    title: 'The number of an issue is written in digits and does not begin with 0.',
    why: 'Two spellings of one number would be two issues to every report.',
    good: writeExample({ tags: '@tdd_issue @tdd_issue_7' }),
    bad: writeExample({ tags: '@tdd_issue @tdd_issue_007' }),
    check: (scenario) =>
      forEachTag(scenario, 'malformed number', ({ name }) => ({
        reason: `${name} does not end in an issue number: at most 15 digits, the first of them 1 to 9.`,
        line: correctTag(name),
      })),
  },
];

interface Finding {
  readonly reason: string;
  readonly line: string;
}

function forEachTag(scenario: TaggedScenario, kind: TagKind, find: (tag: TagUse) => Finding): TagFinding[] {
  return scenario.tags
    .filter((tag) => tag.kind === kind)
    .map((tag) => {
      const { reason, line } = find(tag);
      return { at: describePlace(tag.place), reason, remedy: { action: 'write', line } };
    });
}
