import { captureBugs } from '@audit-race/cucumber';

// The options stand in cucumber.js, for the plugin needs them, too.
captureBugs();
