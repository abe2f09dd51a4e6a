const { setDefaultTimeout } = require('@cucumber/cucumber');

// A mutant that hangs is found out soon enough, and no step of a busy machine is taken for one that hangs.
setDefaultTimeout(60_000);
