/** Where a run took place, as its build system says. */
export interface RunCi {
  /** Of the build system, such as `GitHub Actions`. */
  readonly name: string;
  /** The page of the build. */
  readonly url: string | null;
  /** Some systems have numbers that are none. */
  readonly buildNumber: string | null;
  /** The commit that was checked out. */
  readonly commit: string | null;
  readonly branch: string | null;
  readonly tag: string | null;
  /** The repository that was checked out, without the name and password that its address may hold. */
  readonly remote: string | null;
}

/** What a run ran on; each with its version where that is known. */
export interface RunMachine {
  /** Such as `node.js 22.23.1`. */
  readonly runtime: string;
  /** Such as `linux 6.8.0`. */
  readonly os: string;
  /** Such as `x64`. */
  readonly cpu: string;
}

/** A parameter type that a step definition uses and nobody has defined. */
export interface RunParameterType {
  readonly name: string;
  /** The expression of the definition that uses it. */
  readonly expression: string;
}
