import { describePlace } from '../ground/place';
import { correctTag } from './correct-tag';
import { captureTags, exampleReason, guardTags, writeExample } from './rule-example';
import type { TagFinding, TagRemedy, TagRule, TagRuleWriter } from './tag-rule';
import type { TaggedScenario, TagUse } from './tagged-scenario';
import { repeatRange, type TagKind, type Vocabulary } from './vocabulary';

/** Rules about single tags. */
export const spellingRules: readonly TagRuleWriter[] = [
  knownTagsOnly,
  noOlderSpelling,
  wellFormedNumber,
  wellFormedRepeat,
];

function knownTagsOnly(vocabulary: Vocabulary): TagRule {
  const { prefix } = vocabulary;
  return {
    id: 'known-tags-only',
    title: 'A tag that looks like a tag of the harness must be one.',
    why: 'A misspelt tag does nothing: the bug would look captured, and would not be.',
    good: writeExample({ tags: captureTags(vocabulary), reason: exampleReason }),
    bad: writeExample({ tags: `${guardTags(vocabulary)} @${prefix}_expcted_fail` }),
    check: (scenario) =>
      forEachTag(scenario, 'unknown', ({ name }) => {
        const meant = correctTag(name, vocabulary);
        return { reason: `${name} is no tag of the harness; did you mean ${meant}?`, line: meant };
      }),
  };
}

function noOlderSpelling(vocabulary: Vocabulary): TagRule {
  const { prefix } = vocabulary;
  return {
    id: 'no-older-spelling',
    title: `Tags say "issue": @${prefix}_bug is an older spelling.`,
    why: 'With two spellings, each search would find only some of the captures.',
    good: writeExample({ tags: guardTags(vocabulary) }),
    bad: writeExample({ tags: `@${prefix}_bug @${prefix}_bug_${vocabulary.exampleIssue(991)}` }),
    check: (scenario) =>
      forEachTag(scenario, 'older spelling', ({ name }) => {
        const today = correctTag(name, vocabulary);
        return { reason: `${name} is an older spelling; the tag is now ${today}.`, line: today };
      }),
  };
}

function wellFormedNumber(vocabulary: Vocabulary): TagRule {
  const { issue } = vocabulary;
  const slip = ['007', 'SHOP-007', '7x'].find((text) => !vocabulary.isIssue(text)) ?? '';
  return {
    id: 'well-formed-number',
    title:
      'An issue is written as its tracker writes it: a number without leading zeros, or a key in capitals.',
    why: 'Every report would take two spellings of one issue for two issues.',
    good: writeExample({ tags: `${issue} ${vocabulary.numberedIssue(vocabulary.exampleIssue(7))}` }),
    bad: writeExample({ tags: `${issue} ${vocabulary.numberedIssue(slip)}` }),
    check: (scenario) =>
      forEachTag(scenario, 'malformed number', ({ name }) => {
        const reason = `${name} does not end in ${vocabulary.issuesInWords}.`;
        const meant = correctTag(name, vocabulary);
        const isThere = scenario.tags.some((other) => other.name === meant);
        return isThere ? { reason, line: name, action: 'delete' } : { reason, line: meant };
      }),
  };
}

function wellFormedRepeat(vocabulary: Vocabulary): TagRule {
  const { min, max } = repeatRange;
  return {
    id: 'well-formed-repeat',
    title: `A scenario is repeated ${min} to ${max} times, and the number is written in digits.`,
    why: 'Once is no repetition. Where a thousand runs are not enough, use the explorer: it runs each order once.',
    good: writeExample({ tags: `${guardTags(vocabulary)} ${vocabulary.repeat(10)}` }),
    bad: writeExample({ tags: `${guardTags(vocabulary)} ${vocabulary.repeat(1)}` }),
    check: (scenario) =>
      forEachTag(scenario, 'malformed repeat', ({ name }) => ({
        reason: `${name} does not end in a number of repetitions: ${min} to ${max}, in digits.`,
        line: correctTag(name, vocabulary),
      })),
  };
}

interface Finding {
  readonly reason: string;
  readonly line: string;
  readonly action?: TagRemedy['action'];
}

function forEachTag(scenario: TaggedScenario, kind: TagKind, find: (tag: TagUse) => Finding): TagFinding[] {
  return scenario.tags
    .filter((tag) => tag.kind === kind)
    .map((tag) => {
      const { reason, line, action = 'write' } = find(tag);
      return { at: describePlace(tag.place), reason, remedy: { action, line } };
    });
}
