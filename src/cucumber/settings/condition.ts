/** Describes, as JSON, in which environment a condition is true. If several fields are given, all of them must match. */
export interface EnvironmentMatch {
  /**
   * The platform, or several: `process.platform`, such as `win32`, `darwin` or `linux`.
   *
   * @defaultValue any
   */
  readonly platform?: string | readonly string[] | undefined;
  /**
   * The architecture of the processor, or several: `process.arch`, such as `x64` or `arm64`.
   *
   * @defaultValue any
   */
  readonly arch?: string | readonly string[] | undefined;
  /**
   * A range of versions of Node, as in package.json: `<22`, `>=20.10 <22`, `20 || 22`, `^20.10`. A nightly build counts as the
   * version that it will become.
   *
   * @defaultValue any
   */
  readonly node?: string | undefined;
  /**
   * Variables of the environment: the value that a variable must have, a list of such values, `true` if it must be set and not empty,
   * or `false` if it must not.
   *
   * @defaultValue any
   */
  readonly env?: Readonly<Record<string, string | boolean | readonly string[]>> | undefined;
}

/**
 * A condition that can be written as JSON: a match; `true` or `false`, so that a profile of Cucumber's configuration can say which;
 * or `'code'`, if `captureBugs({ conditions })` gives a function of that name.
 */
export type Condition = EnvironmentMatch | boolean | 'code';

/** A condition in code: it may also be a function, which is called once in each process that loads support code. */
export type CodeCondition = Condition | (() => boolean);

/** Conditions by their names. */
export type Conditions<Kind = CodeCondition> = Readonly<Record<string, Kind>>;
