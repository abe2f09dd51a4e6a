/** `14 November 2023 at 22:13 UTC`: the same text for all readers. */
export function describeMinute(moment: string): string {
  return `${minute.format(new Date(moment))} UTC`;
}

/** The same. Undefined if the run's clock counted from its start, or from the start of the machine, instead of a date. */
export function describeDate(moment: string | null): string | undefined {
  return moment === null || moment < firstDay ? undefined : describeMinute(moment);
}

// Cucumber did not exist before, so an earlier date is not real.
const firstDay = '2008';

const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
