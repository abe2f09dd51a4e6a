import { setTimeout as startTimer } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a timer as an ES module has imported it. */
export const imported = () => delay(3_600_000);

/** What it has imported, as it is now. */
export const importedNow = () => [startTimer, delay];
