/** The environment variable for the text of the present commit or pull request. It belongs to a single run, not to the suite. */
export const closesVariable = 'CAPTURE_BUGS_CLOSES';

/** The environment variable that makes a run add to the history file. Most runs only read the file. */
export const recordVariable = 'CAPTURE_BUGS_RECORD_HISTORY';
