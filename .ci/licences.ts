/** `npm run check:licences`: refuses a package that users would get with ours if its licence is not on our list. */
import { tell } from './checked';
import { checkLicences } from './shipped/check-licences';

tell(checkLicences('.'));
