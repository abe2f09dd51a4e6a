import { HarnessError } from '../ground/harness-error';
import type { CodeCondition, Condition, Conditions } from './condition';

/** Where the options stand in `pluginOptions` of Cucumber's configuration. */
export const pluginOptionsKey = 'captureBugs';

/**
 * How a suite captures its bugs, as far as it can be written down as JSON.
 *
 * They stand in `pluginOptions.captureBugs` of Cucumber's configuration: the plugin hands them to every process that loads
 * support code.
 *
 * @typeParam Kind - What a condition may be: in JSON less than in code.
 */
export interface SuiteOptions<Kind = Condition> {
  /**
   * Whether each scenario that is expected to fail must say why: `Fails today: <text of the failing assertion>`, or
   * `Fails today with: <error>: <its text> in "<step>"`.
   *
   * @defaultValue false: without that line any assertion in a `Then` of the scenario's own is the captured bug.
   */
  readonly requireReason?: boolean | undefined;
  /**
   * Where the code under test lies, relative to the working directory. An assertion thrown by a file in there is a crash
   * of the product, never a captured bug. A folder may be in node_modules, and may be a link; libraries below it are none of
   * the product. One that is not there is refused.
   *
   * @defaultValue ['src'], whether it is there or not.
   */
  readonly productFolders?: readonly string[] | undefined;
  /**
   * What the tags of the harness begin with: `acme` makes them `@acme_issue`, `@acme_issue_<N>` and so on. Every other tag
   * that begins with it is refused, so choose one that the suite has not used for anything else.
   *
   * @defaultValue 'tdd'
   */
  readonly tagPrefix?: string | undefined;
  /**
   * What an issue is in a tag `@<prefix>_issue_<N>`: a regular expression, as text, that matches it as a whole. It replaces
   * the default, so that it can narrow (`'[1-9]\\d*'`: numbers only) or widen it (`'[a-z]+-\\d+'`: keys in small letters).
   * What matches neither the empty text nor a blank, and needs no endless search, is accepted.
   *
   * @defaultValue `'[1-9]\\d{0,14}|[A-Z][A-Z0-9_]*[-_][1-9]\\d*'`: numbers, and keys such as `SHOP-123` and `PROJ_7`.
   */
  readonly issuePattern?: string | undefined;
  /**
   * Where an issue can be read: an `http` or `https` URL with `{issue}` in the place of its number or key.
   *
   * @defaultValue '', and then issues are told by their numbers alone.
   */
  readonly issueLink?: string | undefined;
  /**
   * The names of errors that count as failed assertions, besides those of the libraries that are known: `['StoreError']`. A
   * name that JavaScript, the web or Node gives its errors is refused, since of such an error nobody can say what has failed.
   *
   * @defaultValue []
   */
  readonly assertions?: readonly string[] | undefined;
  /**
   * How often each capture is run, 1 to 1000 times; it must fail every time. A tag `@<prefix>_repeat_<k>` goes before it.
   * Needs the plugin.
   *
   * @defaultValue 1
   */
  readonly repeat?: number | undefined;
  /**
   * A file with the states of the issues, so that no run needs the network; relative to the working directory. With it, a tag
   * for an issue that is not in it, and a scenario that is expected to fail although its issue is closed, are refused.
   * `gh issue list --state all --limit 100000 --json number,state,title,url > issues.json` makes it.
   *
   * @defaultValue '': the tags are not held against the tracker.
   */
  readonly issuesFile?: string | undefined;
  /**
   * The file that keeps when each issue was captured and since when it is guarded, relative to the working directory. A run
   * reads it where it exists, and adds to it only when the environment variable `CAPTURE_BUGS_RECORD_HISTORY` is `1`.
   *
   * @defaultValue 'features/history.json'
   */
  readonly historyFile?: string | undefined;
  /**
   * Where a run writes what it found out about each issue, as JSON (`IssueLedger`); relative to the working directory.
   *
   * @defaultValue '': it is not written.
   */
  readonly ledgerFile?: string | undefined;
  /**
   * Lets a capture pass, with a loud message, for the day on which its bug is fixed. Refused where the environment variable
   * `CI` is set. `CAPTURE_BUGS_ALLOW_FIXED=1` does the same for one run.
   *
   * @defaultValue false
   */
  readonly allowFixed?: boolean | undefined;
  /**
   * Lets a run pass in which a guard held only at a later attempt, after a retry of Cucumber. The run tells it all the same,
   * and the guard is *broken* in every report.
   *
   * @defaultValue false
   */
  readonly allowRetriedGuards?: boolean | undefined;
  /**
   * The conditions that `@<prefix>_only_<name>` may name, for bugs that show on one platform, Node or profile only. Where one
   * is true, a capture with its tag must fail; everywhere else the scenario must hold. A name is a letter, then at most 39
   * letters, digits, `-` and `_`.
   *
   * In code, `captureBugs({ conditions: { staging: () => isStaging() } })`, it may also be a function: called once in each
   * process that loads support code, it gives true or false at once. `capture-bugs tags` runs no code, so it knows that name
   * only where the configuration declares it: `conditions: { staging: 'code' }`.
   *
   * @defaultValue {}
   */
  readonly conditions?: Conditions<Kind> | undefined;
}

/** How a suite captures its bugs, in code. */
export interface CaptureBugsOptions extends SuiteOptions<CodeCondition> {
  /**
   * Whether an error is a failed assertion, besides those that are known. It is not asked about what JavaScript, Node and the
   * operating system throw, such as a TypeError, or an error with `syscall`: that is never one. It answers `true` or `false`
   * at once; anything else, such as a promise or `undefined`, is an error.
   *
   * @example
   * ```ts
   * captureBugs({ isAssertion: (error) => error.message.startsWith('expected ') });
   * ```
   *
   * @defaultValue none other is.
   */
  readonly isAssertion?: ((error: Error) => boolean) | undefined;
  /**
   * The definition function wrapper of the suite's own. It is the same as to call `setDefinitionFunctionWrapper()`, of whose
   * wrappers Cucumber keeps the last; the harness needs none, and sees what the wrapped definition throws.
   *
   * @defaultValue definitions are wrapped as the suite says to Cucumber, or are as they were written.
   */
  readonly wrapDefinition?: WrapDefinition | undefined;
}

/** A function that a suite hands to Given, When, Then or a hook. */
export type Definition = (this: object, ...args: unknown[]) => unknown;

/** Wraps a definition, as `setDefinitionFunctionWrapper()` takes it; `options` are the `wrapperOptions` of the definition. */
export type WrapDefinition = (definition: Definition, options?: unknown) => Definition;

/** An option of the harness is unknown, of the wrong type, or given twice in two ways; raised before anything is run. */
export class CaptureBugsOptionError extends HarnessError {
  /** Always `CAPTURE_BUGS_OPTION`. */
  readonly code = 'CAPTURE_BUGS_OPTION';
}
