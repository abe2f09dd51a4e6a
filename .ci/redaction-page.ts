/** `npm run redaction` writes the page of the package that says what is hidden, from the cases that the features run. */
import { writeFileSync } from 'node:fs';
import { REDACTION_PAGE, redactionPage } from '../features/content/support/redaction-page';

writeFileSync(REDACTION_PAGE, redactionPage());
