import { classNameOf, hasField } from '../ground/thrown';
import { platformClasses } from '../settings/platform-names';

const classes: ReadonlySet<string> = new Set(platformClasses);

/**
 * Whether an error is how JavaScript, Node or the operating system tell of something else than a claim: a slip in the code, a
 * file that is missing, a connection that is refused. A class of a suite's own that is called like one of theirs counts as theirs.
 */
export function isOfPlatform(error: Error): boolean {
  return classes.has(classNameOf(error)) || hasField(error, 'syscall') || hasField(error, 'errno');
}
