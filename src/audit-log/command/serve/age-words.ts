const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_HOURS = 24;

/** How long ago something was, as people say it: `just now`, `3 min ago`, `5 h ago`, `2 days ago`. A clock that was set back says `just now`. */
export function ageWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) {
    return 'just now';
  }
  const hours = Math.floor(minutes / HOUR_MINUTES);
  if (hours < 1) {
    return `${minutes} min ago`;
  }
  return hours < 2 * DAY_HOURS ? `${hours} h ago` : `${Math.floor(hours / DAY_HOURS)} days ago`;
}
