/** How a command ends, for whoever calls it in a script. */
export const exitCode = Object.freeze({
  /** All is well, or done. */
  fine: 0,
  /** The features are not as they should be: a rule is broken, or a promotion refused. */
  refused: 1,
  /** The command could not do its work: it was called wrongly, or a file or Cucumber failed it. */
  failed: 2,
});
