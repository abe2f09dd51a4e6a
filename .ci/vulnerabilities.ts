/**
 * `npm run check:vulnerabilities`: asks the registry about known vulnerabilities of the packages that users get with ours.
 *
 * It is not part of `npm test`, which needs no network, and must give the same result for the same code every day.
 */
import { tell } from './checked';
import { checkVulnerabilities } from './shipped/check-vulnerabilities';

tell(checkVulnerabilities('.'));
