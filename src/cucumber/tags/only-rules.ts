import { describePlace } from '../ground/place';
import { respellCondition } from './respelling';
import { captureTags, exampleReason, guardTags, writeExample } from './rule-example';
import type { TagFinding, TagRule, TagRuleWriter } from './tag-rule';
import type { TaggedScenario, TagUse } from './tagged-scenario';
import type { Vocabulary } from './vocabulary';

/** Rules about the tags that restrict where a bug shows. */
export const onlyRules: readonly TagRuleWriter[] = [onlyNarrowsACapture, knownConditionsOnly];

function onlyNarrowsACapture(vocabulary: Vocabulary): TagRule {
  const { expectedFail } = vocabulary;
  const only = vocabulary.only('windows');
  return {
    id: 'only-narrows-a-capture',
    title: `${vocabulary.only('<name>')} needs ${expectedFail}. If there are several, all their conditions must be true.`,
    why: 'The tag says where a bug shows. A guard holds everywhere, and with the tag it would look as if it did not.',
    good: writeExample({
      comment: knowsWindows,
      tags: `${captureTags(vocabulary)} ${only}`,
      reason: exampleReason,
    }),
    bad: writeExample({ comment: knowsWindows, tags: `${guardTags(vocabulary)} ${only}` }),
    check: (scenario) =>
      scenario.expectedFail === undefined
        ? onlyTags(scenario).map((tag) => ({
            at: describePlace(tag.place),
            reason: `${tag.name} says where a bug shows, but ${expectedFail} is not there.`,
            remedy: { action: 'delete', line: tag.name },
          }))
        : [],
  };
}

const knowsWindows = '# The option "conditions" defines windows.';

function knownConditionsOnly(vocabulary: Vocabulary): TagRule {
  const tags = captureTags(vocabulary);
  const write = (condition: string) =>
    writeExample({
      comment: knowsWindows,
      tags: `${tags} ${vocabulary.only(condition)}`,
      reason: exampleReason,
    });
  return {
    id: 'known-conditions-only',
    title: `The name in ${vocabulary.only('<name>')} is the name of a condition in the option "conditions".`,
    why: 'A condition that nobody defined is never true, so the scenario would have to hold everywhere.',
    good: write('windows'),
    bad: write('windos'),
    check: (scenario, { conditions = {}, isStatic = false }) =>
      onlyTags(scenario)
        .map((tag) => ({ tag, name: vocabulary.conditionOf(tag.name) }))
        .filter(({ name }) => !Object.hasOwn(conditions, name))
        .map(({ tag, name }) =>
          describeUnknown({ tag, name }, Object.keys(conditions), isStatic, vocabulary),
        ),
  };
}

interface UnknownCondition {
  readonly tag: TagUse;
  readonly name: string;
}

function describeUnknown(
  { tag, name }: UnknownCondition,
  known: readonly string[],
  isStatic: boolean,
  vocabulary: Vocabulary,
): TagFinding {
  // Without running code, it is unknown whether code defines the condition. Only a declaration in the configuration is visible here.
  const inCode = isStatic ? ` If code defines it, declare it: "conditions": { "${name}": "code" }.` : '';
  const names = known.length === 0 ? 'none' : known.join(', ');
  const meant = respellCondition(name, known);
  const hint = meant === undefined ? '.' : `; did you mean ${vocabulary.only(meant)}?`;
  return {
    at: describePlace(tag.place),
    reason: `${tag.name} names no condition of the suite${hint} Known: ${names}.${inCode}`,
    remedy: {
      action: 'write',
      line:
        known.length === 0
          ? `conditions: { ${JSON.stringify(name)}: { platform: 'win32' } }`
          : vocabulary.only(meant ?? '<name>'),
    },
  };
}

function onlyTags({ tags }: TaggedScenario): readonly TagUse[] {
  return tags.filter(({ kind }) => kind === 'only');
}
