/** The build of a run, according to the build system. */
export interface RunCi {
  /** The name of the build system, such as `GitHub Actions`. */
  readonly name: string;
  /** The URL of the build. */
  readonly url: string | null;
  /** A string, because some systems use build numbers that are not numeric. */
  readonly buildNumber: string | null;
  /** The commit that was checked out. */
  readonly commit: string | null;
  readonly branch: string | null;
  readonly tag: string | null;
  /** The URL of the repository that was checked out, without credentials. */
  readonly remote: string | null;
}

/** The platform of a run, each part with its version if known. */
export interface RunMachine {
  /** Such as `node.js 22.23.1`. */
  readonly runtime: string;
  /** Such as `linux 6.8.0`. */
  readonly os: string;
  /** Such as `x64`. */
  readonly cpu: string;
}

/** A parameter type that a step definition uses, but that is not defined. */
export interface RunParameterType {
  readonly name: string;
  /** The expression of the definition that uses it. */
  readonly expression: string;
}
