/** The environment variable for the text of the commit or pull request at hand: it belongs to one run, not to the suite. */
export const closesVariable = 'CAPTURE_BUGS_CLOSES';

/** The environment variable that has a run add to the history file: most runs only read it. */
export const recordVariable = 'CAPTURE_BUGS_RECORD_HISTORY';
