import { captureBugs } from 'audit-race/harness';

// The options stand in cucumber.js, for the plugin needs them, too.
captureBugs();
