import { followTimers } from '../controls/control-timers';
import { putImportedBack } from '../controls/timers/imported-timers';
import { endOwnedTimers } from '../controls/timers/owned-timers';
import { activity } from '../execution/activity';
import { watchRejections } from '../execution/rejection-watch';
import { watchUnseenWaits } from '../execution/unseen-waits';
import { ExperimentError } from '../experiment/errors';

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs searches one after another, because they use global state: hooks, asynchronous ids and the queues of the process.
 *
 * @throws ExperimentError when a search is started inside another one. It would wait for itself.
 */
export function oneAtATime<Result>(experiment: string, search: () => Promise<Result>): Promise<Result> {
  if (activity.place?.home.isOver === false) {
    const error = new ExperimentError(experiment, 'it is explored from inside another exploration.');
    // Report it to the running search as well: its caller may treat the rejection as a mere outcome.
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
