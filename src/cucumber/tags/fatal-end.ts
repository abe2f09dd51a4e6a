/** How a scenario can end that no step can report: the process does not come back from it. */
export type FatalEnd =
  | { readonly kind: 'hangs' }
  | { readonly kind: 'exits'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: string };

/** What may stand behind `Fails today:` of a quarantined scenario. */
export const fatalEndForms = '"hangs", "exits with code <N>" or "is killed by <SIGNAL>"';

/** Reads what a quarantined scenario says of its end; more words may follow, such as `hangs, since nobody answers`. */
export function readFatalEnd(text: string): FatalEnd | undefined {
  const { hangs, code, signal } = { ...form.exec(text)?.groups };
  if (hangs !== undefined) {
    return { kind: 'hangs' };
  }
  if (code !== undefined) {
    return { kind: 'exits', code: Number(code) };
  }
  return signal === undefined ? undefined : { kind: 'killed', signal: signal.toUpperCase() };
}

const form =
  /^(?:(?<hangs>hangs)|exits with code (?<code>\d{1,10})|is killed by (?<signal>SIG[A-Z]+\d*))(?![\p{L}\p{N}_-])/iu;

/** The end as a scenario would say it. */
export function describeFatalEnd(end: FatalEnd): string {
  switch (end.kind) {
    case 'hangs':
      return 'hangs';
    case 'exits':
      return `exits with code ${end.code}`;
    case 'killed':
      return `is killed by ${end.signal}`;
  }
}

/** Whether two of them are the same. */
export function isSameEnd(one: FatalEnd, other: FatalEnd): boolean {
  return describeFatalEnd(one) === describeFatalEnd(other);
}
