import { HarnessError } from '../ground/harness-error';
import type { CodeCondition, Condition, Conditions } from './condition';

/** The name of the options in `pluginOptions` of Cucumber's configuration. */
export const pluginOptionsKey = 'captureBugs';

/**
 * The options of the harness that can be written as JSON.
 *
 * They are in `pluginOptions.captureBugs` of Cucumber's configuration. The plugin hands them to every process that loads
 * support code.
 *
 * @typeParam Kind - What a condition may be: in code it may also be a function.
 */
export interface SuiteOptions<Kind = Condition> {
  /**
   * Whether each scenario that is expected to fail must say why: `Fails today: <text of the failing assertion>`, or
   * `Fails today with: <error>: <its text> in "<step>"`.
   *
   * @defaultValue false: without that line, any assertion that fails in a `Then` of the scenario is the captured bug.
   */
  readonly requireReason?: boolean | undefined;
  /**
   * The folders of the code under test, relative to the working directory. An assertion thrown by a file in there is a crash
   * of the product, never a captured bug. A folder may be in node_modules, and may be a link. Libraries below it do not belong to
   * the product. A folder that does not exist is refused.
   *
   * @defaultValue ['src'], whether it exists or not.
   */
  readonly productFolders?: readonly string[] | undefined;
  /**
   * What the tags of the harness begin with: `acme` makes them `@acme_issue`, `@acme_issue_<N>` and so on. Every other tag
   * that begins with it is refused, so choose a prefix that the suite uses for nothing else.
   *
   * @defaultValue 'tdd'
   */
  readonly tagPrefix?: string | undefined;
  /**
   * The form of an issue in a tag `@<prefix>_issue_<N>`: a regular expression, as text, that must match it as a whole. It replaces
   * the default, so it can accept less (`'[1-9]\\d*'`: numbers only) or more (`'[a-z]+-\\d+'`: keys in small letters).
   * It must match neither the empty text nor a blank, and must not search endlessly.
   *
   * @defaultValue `'[1-9]\\d{0,14}|[A-Z][A-Z0-9_]*[-_][1-9]\\d*'`: numbers, and keys such as `SHOP-123` and `PROJ_7`.
   */
  readonly issuePattern?: string | undefined;
  /**
   * The URL of an issue: an `http` or `https` URL with `{issue}` in place of its number or key.
   *
   * @defaultValue '': messages and reports name an issue without a link.
   */
  readonly issueLink?: string | undefined;
  /**
   * The names of errors that count as failed assertions, in addition to those of known assertion libraries: `['StoreError']`. A
   * name that JavaScript, the web platform or Node uses for its errors is refused, because such an error can have any cause.
   *
   * @defaultValue []
   */
  readonly assertions?: readonly string[] | undefined;
  /**
   * How often each capture is run, 1 to 1000 times. It must fail every time. The tag `@<prefix>_repeat_<k>` has priority over
   * this option. It needs the plugin.
   *
   * @defaultValue 1
   */
  readonly repeat?: number | undefined;
  /**
   * A file with the states of the issues, relative to the working directory, so that no run needs the network. With this file the
   * harness refuses a tag for an issue that is not in it, and a scenario that is expected to fail although its issue is closed.
   * `gh issue list --state all --limit 100000 --json number,state,title,url > issues.json` makes it.
   *
   * @defaultValue '': the tags are not compared with the tracker.
   */
  readonly issuesFile?: string | undefined;
  /**
   * The file that remembers when each issue was captured and since when it is guarded, relative to the working directory. A run
   * reads the file if it exists, and adds to it only when the environment variable `CAPTURE_BUGS_RECORD_HISTORY` is `1`.
   *
   * @defaultValue 'features/history.json'
   */
  readonly historyFile?: string | undefined;
  /**
   * The file into which a run writes its findings about each issue, as JSON (`IssueLedger`); relative to the working directory.
   *
   * @defaultValue '': it is not written.
   */
  readonly ledgerFile?: string | undefined;
  /**
   * Lets a fixed capture pass with a warning, for the day on which somebody fixes its bug. It is refused where the environment
   * variable `CI` is set. `CAPTURE_BUGS_ALLOW_FIXED=1` does the same for one run.
   *
   * @defaultValue false
   */
  readonly allowFixed?: boolean | undefined;
  /**
   * Lets a run pass in which a guard held only at a later attempt, after a retry of Cucumber. The run still says so, and the guard
   * is *broken* in every report.
   *
   * @defaultValue false
   */
  readonly allowRetriedGuards?: boolean | undefined;
  /**
   * The conditions that `@<prefix>_only_<name>` may name, for bugs that show on one platform, Node or profile only. Where a
   * condition is true, a capture with its tag must fail. Everywhere else the scenario must hold. A name is a letter, then at most 39
   * letters, digits, `-` and `_`.
   *
   * In code, `captureBugs({ conditions: { staging: () => isStaging() } })`, it may also be a function: it is called once in each
   * process that loads support code, and must return true or false synchronously. `capture-bugs tags` runs no code, so it knows that name
   * only where the configuration declares it: `conditions: { staging: 'code' }`.
   *
   * @defaultValue {}
   */
  readonly conditions?: Conditions<Kind> | undefined;
}

/** All options of the harness, as `captureBugs()` takes them in code. */
export interface CaptureBugsOptions extends SuiteOptions<CodeCondition> {
  /**
   * Whether an error is a failed assertion, in addition to those that the harness recognises. The harness does not call it for errors of
   * JavaScript, Node and the operating system, such as a TypeError or an error with `syscall`: these never count. It must return
   * `true` or `false` synchronously; any other result, such as a promise or `undefined`, is an error.
   *
   * @example
   * ```ts
   * captureBugs({ isAssertion: (error) => error.message.startsWith('expected ') });
   * ```
   *
   * @defaultValue no other errors count.
   */
  readonly isAssertion?: ((error: Error) => boolean) | undefined;
  /**
   * The suite's own definition function wrapper. It replaces a call of `setDefinitionFunctionWrapper()`, because Cucumber keeps
   * only the last wrapper. The harness needs none for itself, and sees what the wrapped definition throws.
   *
   * @defaultValue the wrapper that the suite has given to Cucumber, if any.
   */
  readonly wrapDefinition?: WrapDefinition | undefined;
}

/** A function that a suite hands to Given, When, Then or a hook. */
export type Definition = (this: object, ...args: unknown[]) => unknown;

/** Wraps a definition, as `setDefinitionFunctionWrapper()` takes it; `options` are the `wrapperOptions` of the definition. */
export type WrapDefinition = (definition: Definition, options?: unknown) => Definition;

/** An option of the harness is unknown, of the wrong type, or given twice with different values; raised before anything is run. */
export class CaptureBugsOptionError extends HarnessError {
  /** Always `CAPTURE_BUGS_OPTION`. */
  readonly code = 'CAPTURE_BUGS_OPTION';
}
