/**
 * `npm run check:changelog`: refuses a CHANGELOG.md in which a line of a release was removed, changed or added.
 *
 * Users have read the released lines. Git merges the file as a union, so a merge may insert a line into a released section unnoticed.
 */
import { checkChangelog } from './changelog/check-changelog';
import { tell } from './checked';

tell(checkChangelog('.'));
