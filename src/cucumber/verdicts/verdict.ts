/**
 * The verdict of a run on a scenario, in the order of reports.
 *
 * Only `holds` and `captured` are green. `broken`: the scenario had to hold, but did not at the first attempt. `fixed`: it was expected
 * to fail, but passes. `shifted`: a `Then` fails, but with another message than the documented one. `compromised`: something else
 * went wrong, which proves nothing about the bug.
 *
 * This is the only list of verdicts: add a new one here, and the compiler or a scenario reports each place that must handle it.
 */
export const verdicts = ['holds', 'captured', 'broken', 'fixed', 'shifted', 'compromised'] as const;

/** One of the {@link verdicts}. */
export type Verdict = (typeof verdicts)[number];

const isGreenByVerdict: Readonly<Record<Verdict, boolean>> = {
  holds: true,
  captured: true,
  broken: false,
  fixed: false,
  shifted: false,
  compromised: false,
};

/** The verdicts that a green run may contain. */
export const greenVerdicts: readonly Verdict[] = verdicts.filter((verdict) => isGreenByVerdict[verdict]);

/** The verdicts that make a run fail. */
export const redVerdicts: readonly Verdict[] = verdicts.filter((verdict) => !isGreenByVerdict[verdict]);

/** Whether a value is one of the verdicts. */
export function isVerdict(value: unknown): value is Verdict {
  return verdicts.some((verdict) => verdict === value);
}
