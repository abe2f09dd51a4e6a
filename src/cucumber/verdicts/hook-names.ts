/** The name of the hook that checks each scenario by the tag rules. */
export const rulesHookName = 'captured bugs: tag rules';

/** The name of the hook that gives the verdicts. A run without it does not capture bugs. */
export const verdictHookName = 'captured bugs: the verdict';
