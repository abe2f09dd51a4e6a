import type { Mutant } from '../../../.ci/mutants/mutant';
import type { GuardRun } from '../../../.ci/mutants/run-guards';
import type { Scenario } from '../../../.ci/mutants/scenario-list';

const mutant: Mutant = {
  name: 'no lock',
  promise: 'One engine is opened.',
  within: 'audit-log',
  find: 'lock',
  replace: '',
  guards: ['session/one-session'],
};

/** Mutants of each kind. */
export const mutantsInWords: Readonly<Record<string, Mutant>> = {
  'a mutant': mutant,
  'an essential mutant': { ...mutant, essential: true },
  'a mutant that changes nothing': { ...mutant, equivalent: 'the lock is never taken' },
  'a mutant that the canary names': { ...mutant, guards: ['canary'], tells: 'plugin' },
};

const quick: Scenario = { name: 'a quick scenario', uri: 'features/session/one-session.feature', line: 12 };
const slow: Scenario = { name: 'a scenario', uri: 'features/interleavings/one-session.feature', line: 16 };
const canary: Scenario = { name: 'canary', uri: '.ci/canary/canary.ts', line: 1 };
const nobody: GuardRun = { red: [], greenCount: 2, hung: false, crashed: false, output: '' };

/** What has become of guards. */
export const endingsInWords: Readonly<Record<string, GuardRun>> = {
  'nobody notices': nobody,
  'one of two scenarios notices': { ...nobody, red: [slow], greenCount: 1 },
  'two notice, one of them quick': { ...nobody, red: [slow, quick], greenCount: 0 },
  'two notice, neither of them quick': { ...nobody, red: [slow, slow], greenCount: 0 },
  'no scenario is found': { ...nobody, greenCount: 0 },
  'the run breaks off': { ...nobody, greenCount: 0, crashed: true, output: 'SyntaxError' },
  'the canary names it': { ...nobody, red: [canary], output: '✖ canary: plugin: a red run was green' },
  'the canary names another part': { ...nobody, red: [canary], output: '✖ canary: validator: nothing seen' },
};

/** Whether a scenario of these is quick. */
export function isQuick(scenario: Scenario): boolean {
  return scenario === quick;
}
