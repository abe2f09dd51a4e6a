import { followTimers } from '../controls/control-timers';
import { putImportedBack } from '../controls/timers/imported-timers';
import { endOwnedTimers } from '../controls/timers/owned-timers';
import { activity } from '../execution/activity';
import { watchRejections } from '../execution/rejection-watch';
import { watchUnseenWaits } from '../execution/unseen-waits';
import { ExperimentError } from '../experiment/errors';

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs one search after another: hooks, asynchronous ids and the queues of the process belong to one at a time.
 *
 * @throws ExperimentError where a search is begun inside another, which would wait for itself.
 */
export function oneAtATime<Result>(experiment: string, search: () => Promise<Result>): Promise<Result> {
  if (activity.place?.home.isOver === false) {
    const error = new ExperimentError(experiment, 'it is explored from inside another exploration.');
    // Whoever explores now has to hear of it, also where the caller takes it for an outcome.
    activity.place.home.misused(error);
    return Promise.reject(error);
  }
  const result = last.then(async () => {
    const stopFollowing = activity.follow();
    const stopWatching = watchRejections();
    const stopFollowingTimers = followTimers();
    const stopWatchingWaits = watchUnseenWaits(experiment);
    try {
      return await search();
    } catch (error) {
      endOwnedTimers();
      throw error;
    } finally {
      stopFollowingTimers();
      stopWatchingWaits();
      stopWatching();
      stopFollowing();
      putImportedBack();
    }
  });
  last = result.catch(() => undefined);
  return result;
}
