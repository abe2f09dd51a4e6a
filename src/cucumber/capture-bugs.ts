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

/** What it takes to know which scenarios the hooks are for. */
interface NarrowedSuite {
  readonly vocabulary: Vocabulary;
  readonly readSource: ReadSource;
}

/** Gives the hooks, and loads them at the first call. */
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
  // Not before now: whoever wants a barrier in a worker of his own does not want to load a test runner.
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
  // Not before there is a scenario with a tag of ours: most suites of a company have none, and would wait for it all.
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
      // A worker is not asked before its first hook which scenarios it is to run.
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
      // The plugin, which reads the same file, refuses the run once there are formatters that can say so.
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

/** Has each hook asked for as few scenarios as possible, and in a way that costs the others nothing. */
function narrowHooks(
  supportCode: SupportCode,
  hooks: OwnHooks,
  { vocabulary, readSource }: NarrowedSuite,
): void {
  const { issue, expectedFail } = vocabulary;
  // The plugin refuses the run where a scenario without our tags breaks a rule, so the hook need not look at it again.
  const isConcerned = hasPlugin() ? makeOwnTagTest(vocabulary) : makeConcern(vocabulary, readSource);
  supportCode.narrow(hooks.checkRules, (pickle) => {
    const isNeeded = isConcerned(pickle);
    if (isNeeded) {
      // Cucumber asks before the first hook, and so before a suite can put a file system of its own in the place of the real one.
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
  // After hooks run in reverse: of all of them the verdict is spoken last, and the turn is waited just before it.
  After({ name: verdictHookName, tags: `${issue} or ${expectedFail}` }, hooks.judge);
  // A rejection that nobody awaited comes up at the end of the turn: it must hit this scenario, not the next.
  After({ name: 'captured bugs: late failures', tags: expectedFail }, hooks.awaitLateFailures);
}
