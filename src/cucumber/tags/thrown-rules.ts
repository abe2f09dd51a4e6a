import { closest } from 'fastest-levenshtein';
import { describeLine } from '../ground/place';
import { captureTags, writeExample } from './rule-example';
import type { StatedReason } from './stated-reason';
import type { TagFinding, TagRule, TagRuleWriter } from './tag-rule';
import type { OwnStep, TaggedScenario } from './tagged-scenario';
import { describeThrown, isNamed, type ThrownReason } from './thrown-reason';
import { failsToday, failsTodayWith, type Vocabulary } from './vocabulary';

/** Rules about captures that fail with an exception. Such a failure is not an assertion, so it must be declared completely. */
export const thrownRules: readonly TagRuleWriter[] = [thrownReasonWhole, thrownInOwnStep, thrownNoAssertion];

function thrownReasonWhole(vocabulary: Vocabulary): TagRule {
  return {
    id: 'thrown-reason-whole',
    title: `A line "${failsTodayWith}" names the error, its words and the step. Where the scenario has only one When, the step may be left out.`,
    why: 'An exception can have any cause. Where one of the three is missing, a typing mistake in a step passes for the bug.',
    good: example(vocabulary, 'TypeError: no engine to open in "When Ada opens it"'),
    bad: example(vocabulary, 'TypeError in "When Ada opens it"'),
    check: checkThrown((thrown, { reason, scenario }) => {
      const missing = (['name', 'text', 'step'] as const).filter((part) => thrown[part] === '');
      const whole = {
        name: thrown.name || '<ErrorName>',
        code: thrown.code,
        text: thrown.text || '<what it says>',
        step: thrown.step || stepToName(scenario),
      };
      return missing.length === 0
        ? []
        : [
            {
              at: describeLine(reason.place),
              reason: `The line does not say ${missing.map((part) => partWords[part]).join(', nor ')}.`,
              remedy: { action: 'write', line: writeThrown(whole) },
            },
          ];
    }),
  };
}

function thrownInOwnStep(vocabulary: Vocabulary): TagRule {
  return {
    id: 'thrown-in-own-step',
    title: `The step that a line "${failsTodayWith}" names is a When or a Then of the scenario itself.`,
    why: 'A step that does not exist never throws, and an error in a Given means that the set-up has failed.',
    good: example(vocabulary, 'TypeError: no engine to open in "When Ada opens it"'),
    bad: example(vocabulary, 'TypeError: no engine to open in "When Ada closes it"'),
    check: checkThrown((thrown, { reason, scenario }) => {
      const found = scenario.steps.filter((step) => isNamed(thrown.step, step));
      if (thrown.step === '' || found.some(({ isDeed }) => isDeed)) {
        return [];
      }
      const what =
        found.length === 0
          ? `The scenario has no step "${thrown.step}".`
          : `"${thrown.step}" is not a When or a Then of the scenario itself; it only sets the scenario up.`;
      const line = writeThrown({ ...thrown, step: stepToName(scenario, thrown.step) });
      return [{ at: describeLine(reason.place), reason: what, remedy: { action: 'write', line } }];
    }),
  };
}

function thrownNoAssertion(vocabulary: Vocabulary): TagRule {
  return {
    id: 'thrown-no-assertion',
    title: `A failing assertion is written down with "${failsToday}".`,
    why: 'An assertion in a Then needs no declaration, and an assertion anywhere else proves nothing.',
    good: writeExample({ tags: captureTags(vocabulary), reason: `${failsToday} 2 engines are open` }),
    bad: example(vocabulary, 'AssertionError: 2 engines are open in "When Ada opens it"'),
    check: checkThrown((thrown, { reason }) =>
      /Assert(?:ion)?(?:Error)?$/.test(thrown.name)
        ? [
            {
              at: describeLine(reason.place),
              reason: `${thrown.name} is how an assertion fails.`,
              remedy: { action: 'write', line: `${failsToday} ${thrown.text}`.trim() },
            },
          ]
        : [],
    ),
  };
}

const partWords: Readonly<Record<'name' | 'text' | 'step', string>> = {
  name: 'which error the step throws',
  text: 'what the error says',
  step: 'in which step',
};

interface Declared {
  readonly reason: StatedReason;
  readonly scenario: TaggedScenario;
}

function checkThrown(
  find: (thrown: ThrownReason, declared: Declared) => readonly TagFinding[],
): TagRule['check'] {
  return (scenario) => {
    const { reason } = scenario;
    return reason?.thrown === undefined ? [] : find(reason.thrown, { reason, scenario });
  };
}

// The step most similar to what was written, or else the last When.
function stepToName({ steps }: TaggedScenario, written = ''): string {
  const own = steps.filter(({ isDeed }) => isDeed);
  const names = own.map(writeStep);
  const lastWhen = own.findLast(({ isWhen }) => isWhen) ?? own.at(0);
  if (lastWhen === undefined) {
    return '<the step that throws>';
  }
  return written === '' ? writeStep(lastWhen) : closest(written, names);
}

function writeStep({ keyword, text }: OwnStep): string {
  return `${keyword} ${text}`;
}

function writeThrown({ name, code, text, step }: ThrownReason): string {
  return `${failsTodayWith} ${describeThrown({ name, code })}: ${text} in "${step}"`;
}

function example(vocabulary: Vocabulary, reason: string): string {
  return writeExample({
    tags: captureTags(vocabulary),
    reason: `${failsTodayWith} ${reason}`,
    step: 'When Ada opens it',
  });
}
