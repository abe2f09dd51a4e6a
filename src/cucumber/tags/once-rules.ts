import { describePlace } from '../ground/place';
import { guardTags, writeExample } from './rule-example';
import type { TagFinding, TagRule, TagRuleWriter } from './tag-rule';
import type { TagUse } from './tagged-scenario';
import type { Vocabulary } from './vocabulary';

/** Rules against saying the same thing twice. */
export const onceRules: readonly TagRuleWriter[] = [eachTagOnce, oneRepeat];

function eachTagOnce(vocabulary: Vocabulary): TagRule {
  const { issue, expectedFail } = vocabulary;
  const numberedIssue = vocabulary.numberedIssue(vocabulary.exampleIssue(991));
  return {
    id: 'each-tag-once',
    title: 'A tag is given once, on the scenario or on something above it.',
    why: `Somebody repairs the bug and removes one ${expectedFail}, but the other one still applies.`,
    good: writeExample({ featureTags: issue, tags: numberedIssue }),
    bad: writeExample({ featureTags: issue, tags: `${issue} ${numberedIssue}` }),
    check: (scenario) =>
      scenario.tags.flatMap((tag) => {
        const first = scenario.tags.find((one) => isSameTag(one, tag));
        const words = first?.name === tag.name ? 'is given twice: here, and' : `is ${first?.name} once more,`;
        return tag.kind === 'foreign' ? [] : findSecond(tag, first, words);
      }),
  };
}

function oneRepeat(vocabulary: Vocabulary): TagRule {
  return {
    id: 'one-repeat',
    title: 'A scenario says once how often it is repeated.',
    why: 'One of two numbers would have no effect, and nobody could see which.',
    good: writeExample({ tags: `${guardTags(vocabulary)} ${vocabulary.repeat(10)}` }),
    bad: writeExample({
      featureTags: vocabulary.repeat(3),
      tags: `${guardTags(vocabulary)} ${vocabulary.repeat(10)}`,
    }),
    check: ({ tags }) => {
      const [first, ...others] = tags.filter(({ kind }) => kind === 'repeat');
      return others
        .filter(({ name }) => name !== first?.name)
        .flatMap((tag) => findSecond(tag, first, 'is a second number of repetitions; the first is'));
    },
  };
}

// Where a suite's pattern lets both through, `SHOP-123` and `shop-123` are still one issue to every tracker.
function isSameTag(one: TagUse, other: TagUse): boolean {
  return one.kind === 'numbered issue' && other.kind === 'numbered issue'
    ? one.name.toLowerCase() === other.name.toLowerCase()
    : one.name === other.name;
}

function findSecond(tag: TagUse, first: TagUse | undefined, words: string): TagFinding[] {
  if (first === undefined || first === tag) {
    return [];
  }
  return [
    {
      at: describePlace(tag.place),
      reason: `${tag.name} ${words} on the ${first.level} at ${describePlace(first.place)}.`,
      remedy: { action: 'delete', line: tag.name },
    },
  ];
}
