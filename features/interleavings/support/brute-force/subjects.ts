import { fail } from 'node:assert/strict';
import type { Plot } from './scene';
import { effectsAndAnswers } from './subjects/effects-and-answers';
import { otherQueues } from './subjects/other-queues';
import { plainWaits } from './subjects/plain-waits';
import { turnsAtAResource } from './subjects/turns-at-a-resource';

/** What callers do, in the words of the feature. */
export const plots: Readonly<Record<string, Plot>> = {
  ...plainWaits,
  ...otherQueues,
  ...turnsAtAResource,
  ...effectsAndAnswers,
};

/** The plot of that title. */
export function findPlot(title: string): Plot {
  return plots[title] ?? fail(`Nobody knows callers who ${title}.`);
}
