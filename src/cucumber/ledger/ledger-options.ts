/** What a suite says of its issues. */
export interface LedgerOptions {
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
}
