/** The name of the hook that holds each scenario against the tag rules. */
export const rulesHookName = 'captured bugs: tag rules';

/** The name of the hook that speaks the verdicts: a run without it does not capture bugs. */
export const verdictHookName = 'captured bugs: the verdict';
