import { describeLine, describePlace } from '../ground/place';
import { correctFatalEnd, fatalEndForms, readFatalEnd } from './fatal-end';
import { captureTags, exampleReason, guardTags, writeExample } from './rule-example';
import type { TagRule, TagRuleWriter } from './tag-rule';
import { failsToday, type Vocabulary } from './vocabulary';

/** Rules about scenarios that are not run together with the others. */
export const quarantineRules: readonly TagRuleWriter[] = [quarantineHoldsACapture, quarantineSaysHowItEnds];

function quarantineHoldsACapture(vocabulary: Vocabulary): TagRule {
  const { expectedFail, quarantined } = vocabulary;
  return {
    id: 'quarantine-holds-a-capture',
    title: `${quarantined} needs ${expectedFail}.`,
    why: 'Only a captured bug may keep a scenario from being run; a guard that is not run guards nothing.',
    good: writeExample({ tags: `${captureTags(vocabulary)} ${quarantined}`, reason: `${failsToday} hangs` }),
    bad: writeExample({ tags: `${guardTags(vocabulary)} ${quarantined}` }),
    check: ({ tags, expectedFail: present }) =>
      present === undefined
        ? tags
            .filter(({ kind }) => kind === 'quarantined')
            .map((tag) => ({
              at: describePlace(tag.place),
              reason: `${tag.name} keeps a scenario from being run for a bug, but ${expectedFail} is not there.`,
              remedy: { action: 'delete', line: tag.name },
            }))
        : [],
  };
}

function quarantineSaysHowItEnds(vocabulary: Vocabulary): TagRule {
  const tags = `${captureTags(vocabulary)} ${vocabulary.quarantined}`;
  return {
    id: 'quarantine-says-how-it-ends',
    title: `The reason of a quarantined scenario is ${fatalEndForms}.`,
    why: 'The harness judges from outside how the process ends. An assertion that the scenario never reaches says nothing.',
    good: writeExample({ tags, reason: `${failsToday} is killed by SIGSEGV` }),
    bad: writeExample({ tags, reason: exampleReason }),
    check: ({ quarantined, reason }) => {
      // A missing reason is reported by another rule.
      const isTold = reason === undefined || reason.text === '' || readFatalEnd(reason.text) !== undefined;
      if (quarantined === undefined || isTold) {
        return [];
      }
      const { form, hint } = correctFatalEnd(reason.text);
      return [
        {
          at: describeLine(reason.place),
          reason: `A quarantined scenario fails today in one of these ways: ${fatalEndForms}; not "${reason.text}".${hint}`,
          remedy: { action: 'write', line: `${failsToday} ${form}` },
        },
      ];
    },
  };
}
