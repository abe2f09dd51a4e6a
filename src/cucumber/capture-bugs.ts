import type { ITestCaseHookParameter, ITestStepHookParameter } from '@cucumber/cucumber';
import { closesVariable } from './ledger/ledger-variables';
import type { ScenarioHooks } from './scenario-hooks';
import type { CaptureBugsOptions } from './settings/capture-bugs-options';
import { CaptureBugsOptionError } from './settings/capture-bugs-options';
import type { CaptureBugsSettings } from './settings/capture-bugs-settings';
import { evaluateConditions } from './settings/conditions';
import { readSwitch } from './settings/read-switch';
import { hasPlugin, isWorker, receiveSettings } from './settings/shared-settings';
import { announceConditions } from './tags/announced-conditions';
import { makeConcern, makeOwnTagTest, makeTagTest } from './tags/concern';
import { makeSourceReader } from './tags/make-source-reader';
import type { ReadSource } from './tags/stated-reason';
import type { IssueFacts } from './tags/tag-rule';
import type { Vocabulary } from './tags/vocabulary';
import { rulesHookName, verdictHookName } from './verdicts/hook-names';
import { showVariable } from './verdicts/shown-capture';
import { SupportCode } from './verdicts/support-code';

type Cucumber = typeof import('@cucumber/cucumber');

/** The settings that decide for which scenarios the hooks run. */
interface NarrowedSuite {
  readonly vocabulary: Vocabulary;
  readonly readSource: ReadSource;
}

/** Returns the hooks. The first call loads their code. */
type LoadHooks = () => ScenarioHooks;

/**
 * Makes Cucumber capture bugs. It checks the tags before each scenario. In a scenario that is expected to fail it accepts the one
 * failure that is the bug, and turns the scenario red for anything else.
 *
 * Call it once, in the support file that is loaded first, because its verdict on a scenario must come after all other hooks.
 * `requireModule: ['@audit-race/cucumber/register']` does the same without a file. Do not repeat options that are in
 * `pluginOptions.captureBugs`.
 *
 * In a run with `CAPTURE_BUGS_SHOW=1` captures fail like any other scenario, each with its stack, and the harness judges none of them.
 *
 * @throws CaptureBugsOptionError (`CAPTURE_BUGS_OPTION`) for an unknown option or a value of the wrong type, for a value
 * that differs from that of the plugin, and when it is called twice in one run; IssuesFileError (`ISSUES_FILE`) for an
 * `issuesFile` that cannot be used.
 *
 * @example
 * ```ts
 * // features/support/capture-bugs.ts
 * import { captureBugs } from '@audit-race/cucumber';
 *
 * captureBugs({ requireReason: true });
 * ```
 */
export function captureBugs(options: CaptureBugsOptions = {}): void {
  const settings = receiveSettings(options);
  announceConditions(Object.keys(settings.conditions));
  // Loaded only now: code that imports this package for a barrier in a worker thread should not load a test runner.
  const cucumber: Cucumber = require('@cucumber/cucumber');
  const suite = {
    ...settings,
    ...readFacts(settings),
    truths: evaluateConditions(settings.conditions, process),
    readSource: makeSourceReader(),
    showsCaptures: readSwitch(showVariable, process.env[showVariable]),
  };
  let supportCode: SupportCode | undefined;
  let loaded: ScenarioHooks | undefined;
  // Loaded only for a scenario with one of our tags: most suites have none, and should not wait for this code.
  const load: LoadHooks = () => {
    const late: typeof import('./scenario-hooks') = require('./scenario-hooks');
    loaded ??= new late.ScenarioHooks(suite, supportCode);
    return loaded;
  };
  const hooks = makeHooks(load);
  takeSupportCode(cucumber, options, (taken) => {
    supportCode = taken;
    narrowHooks(taken, hooks, suite);
    if (isWorker()) {
      // In a worker process, Cucumber does not evaluate the tags before the first hook, so load the hooks now.
      load();
    }
  });
  registerHooks(cucumber, hooks, settings.vocabulary);
}

function makeHooks(load: LoadHooks) {
  return {
    load,
    checkRules: (hook: ITestCaseHookParameter) => load().admit(hook),
    openStep: (hook: ITestStepHookParameter) => load().openStep(hook),
    closeStep: (hook: ITestStepHookParameter) => load().closeStep(hook),
    awaitLateFailures: () => load().awaitLateFailures(),
    judge: (hook: ITestCaseHookParameter) => load().judge(hook),
  };
}

type OwnHooks = ReturnType<typeof makeHooks>;

function readFacts(settings: CaptureBugsSettings): IssueFacts {
  const closes = process.env[closesVariable];
  if (settings.issuesFile === '' && closes === undefined) {
    return {};
  }
  const late: typeof import('./ledger/issue-facts') = require('./ledger/issue-facts');
  try {
    return late.readIssueFacts(settings, closes);
  } catch (error) {
    if (hasPlugin() && !isWorker()) {
      // The plugin reads the same file. It refuses the run later, when there are formatters to report the error.
      return {};
    }
    throw error;
  }
}

function takeSupportCode(
  { supportCodeLibraryBuilder: builder, setDefinitionFunctionWrapper }: Cucumber,
  { wrapDefinition }: CaptureBugsOptions,
  take: (supportCode: SupportCode) => void,
): void {
  if (SupportCode.isAwaited(builder)) {
    throw new CaptureBugsOptionError(
      'captureBugs() was called twice in one run; call it in one support file, the first that is loaded, or have it registered, not both.',
    );
  }
  SupportCode.await(builder, take);
  if (wrapDefinition !== undefined) {
    setDefinitionFunctionWrapper(wrapDefinition);
  }
}

/** Makes Cucumber call each hook for as few scenarios as possible, at no cost for the others. */
function narrowHooks(
  supportCode: SupportCode,
  hooks: OwnHooks,
  { vocabulary, readSource }: NarrowedSuite,
): void {
  const { issue, expectedFail } = vocabulary;
  // With the plugin, the hook need not check scenarios without our tags: if one breaks a rule, the plugin refuses the run.
  const isConcerned = hasPlugin() ? makeOwnTagTest(vocabulary) : makeConcern(vocabulary, readSource);
  supportCode.narrow(hooks.checkRules, (pickle) => {
    const isNeeded = isConcerned(pickle);
    if (isNeeded) {
      // Load now: this is called before the first hook, so before the suite can replace the file system by a fake.
      hooks.load();
    }
    return isNeeded;
  });
  supportCode.narrow(hooks.judge, makeTagTest(issue, expectedFail));
  for (const code of [hooks.openStep, hooks.closeStep, hooks.awaitLateFailures]) {
    supportCode.narrow(code, makeTagTest(expectedFail));
  }
}

function registerHooks(
  { After, AfterStep, Before, BeforeStep }: Cucumber,
  hooks: OwnHooks,
  { issue, expectedFail }: Vocabulary,
): void {
  Before({ name: rulesHookName }, hooks.checkRules);
  BeforeStep({ tags: expectedFail }, hooks.openStep);
  AfterStep({ tags: expectedFail }, hooks.closeStep);
  // After hooks run in reverse order of registration. So the verdict is the last of all, and waiting for the turn comes just before it.
  After({ name: verdictHookName, tags: `${issue} or ${expectedFail}` }, hooks.judge);
  // Node reports an unhandled rejection at the end of the event-loop turn. Wait for it, so that it fails this scenario and not the next.
  After({ name: 'captured bugs: late failures', tags: expectedFail }, hooks.awaitLateFailures);
}
