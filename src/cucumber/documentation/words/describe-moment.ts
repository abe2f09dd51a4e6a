/** `14 November 2023 at 22:13 UTC`: the same for all readers, wherever they are. */
export function describeMinute(moment: string): string {
  return `${minute.format(new Date(moment))} UTC`;
}

/** The same; undefined where the clock of a run began with it, or with the machine, and knows no date. */
export function describeDate(moment: string | null): string | undefined {
  return moment === null || moment < firstDay ? undefined : describeMinute(moment);
}

// No run of Cucumber is older than its first version.
const firstDay = '2008';

const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
