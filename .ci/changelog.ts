/**
 * `npm run check:changelog`: refuses a CHANGELOG.md in which a released line has vanished or changed, or to which one was added.
 *
 * What was released is what users have read. The file merges as a union, so a line may also slip into a release by itself.
 */
import { checkChangelog } from './changelog/check-changelog';
import { tell } from './checked';

tell(checkChangelog('.'));
