/**
 * `npm run check:vulnerabilities`: asks the registry what it knows of the packages that users get with ours.
 *
 * It is no part of `npm test`, which needs no network, and says of the same code the same thing today and tomorrow.
 */
import { tell } from './checked';
import { checkVulnerabilities } from './shipped/check-vulnerabilities';

tell(checkVulnerabilities('.'));
