import { classNameOf, hasField } from '../ground/thrown';
import { platformClasses } from '../settings/platform-names';

const classes: ReadonlySet<string> = new Set(platformClasses);

/**
 * Whether an error comes from JavaScript, Node or the operating system, and so reports something other than a failed claim: a mistake in
 * the code, a missing file, a refused connection. A class of the suite with the name of a platform class counts as one.
 */
export function isOfPlatform(error: Error): boolean {
  return classes.has(classNameOf(error)) || hasField(error, 'syscall') || hasField(error, 'errno');
}
