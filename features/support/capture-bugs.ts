import { captureBugs } from 'audit-race/harness';

// In this repository a captured bug always says why it fails; the product is src, as built in dist.
captureBugs({ requireReason: true, productFolders: ['src', 'dist'] });
