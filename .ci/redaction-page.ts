/** `npm run redaction`: writes the package's page about what is redacted, from the cases that the features run. */
import { writeFileSync } from 'node:fs';
import { REDACTION_PAGE, redactionPage } from '../features/content/support/redaction-page';

writeFileSync(REDACTION_PAGE, redactionPage());
