import { describePlace } from '../ground/place';
import { guardTags, writeExample } from './rule-example';
import type { TagFinding, TagRule, TagRuleWriter } from './tag-rule';
import type { TagUse } from './tagged-scenario';
import type { Vocabulary } from './vocabulary';

/** Rules against saying the same thing twice. */
export const onceRules: readonly TagRuleWriter[] = [eachTagOnce, oneRepeat];

function eachTagOnce(vocabulary: Vocabulary): TagRule {
  const { issue, expectedFail } = vocabulary;
  const numberedIssue = vocabulary.numberedIssue(991);
  return {
    id: 'each-tag-once',
    title: 'A tag is given once, on the scenario or on something above it.',
    why: `Whoever fixes the bug removes one ${expectedFail} and is left wondering why the other still holds.`,
    good: writeExample({ featureTags: issue, tags: numberedIssue }),
    bad: writeExample({ featureTags: issue, tags: `${issue} ${numberedIssue}` }),
    check: (scenario) =>
      scenario.tags.flatMap((tag) => {
        const first = scenario.tags.find(({ name }) => name === tag.name);
        return tag.kind === 'foreign' ? [] : findSecond(tag, first, 'is given twice: here, and');
      }),
  };
}

function oneRepeat(vocabulary: Vocabulary): TagRule {
  return {
    id: 'one-repeat',
    title: 'A scenario is told once how often it is repeated.',
    why: 'Of two numbers one is not obeyed, and nobody can see which.',
    good: writeExample({ tags: `${guardTags(vocabulary)} ${vocabulary.repeat(10)}` }),
    bad: writeExample({
      featureTags: vocabulary.repeat(3),
      tags: `${guardTags(vocabulary)} ${vocabulary.repeat(10)}`,
    }),
    check: ({ tags }) => {
      const [first, ...others] = tags.filter(({ kind }) => kind === 'repeat');
      return others
        .filter(({ name }) => name !== first?.name)
        .flatMap((tag) => findSecond(tag, first, 'is a second number of repetitions; the first stands'));
    },
  };
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
