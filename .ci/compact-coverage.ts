/** First part of `npm run check:coverage`: prepares what Node has written for c8, which then reports the same in a fifth of the time. */
import { compactCoverage } from './compact-coverage/compact-coverage';

compactCoverage({ from: 'coverage/v8', to: 'coverage/distinct', root: '.' });
