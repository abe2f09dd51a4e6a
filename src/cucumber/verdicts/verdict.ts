/**
 * What a run says about a scenario, in the order in which reports list it.
 *
 * Only `holds` and `captured` are green. `broken`: the scenario had to hold, and did not at the first attempt. `fixed`: it was expected
 * to fail, and passes. `shifted`: a `Then` fails, but says something else than was written down. `compromised`: something else went
 * wrong, which proves nothing about the bug.
 *
 * This list is the only one: a new verdict goes in here, and the compiler or a scenario names each place that must know it.
 */
export const verdicts = ['holds', 'captured', 'broken', 'fixed', 'shifted', 'compromised'] as const;

/** One of them. */
export type Verdict = (typeof verdicts)[number];

const isGreenByVerdict: Readonly<Record<Verdict, boolean>> = {
  holds: true,
  captured: true,
  broken: false,
  fixed: false,
  shifted: false,
  compromised: false,
};

/** The verdicts with which a run may be green. */
export const greenVerdicts: readonly Verdict[] = verdicts.filter((verdict) => isGreenByVerdict[verdict]);

/** The verdicts that turn a run red. */
export const redVerdicts: readonly Verdict[] = verdicts.filter((verdict) => !isGreenByVerdict[verdict]);

/** Whether a value is one of the verdicts. */
export function isVerdict(value: unknown): value is Verdict {
  return verdicts.some((verdict) => verdict === value);
}
