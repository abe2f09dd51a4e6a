/** A scenario of the suite, with its known result. */
interface KnownCase {
  readonly name: string;
  /** Its status in Cucumber. */
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Its verdict by the harness; `-` if it is not judged. */
  readonly verdict: string;
  /** The part of the harness that decides this status. A step that simply fails goes through the definition wrapper. */
  readonly decidedBy: 'definition wrapper' | 'verdict hook';
  /** The traces of its steps if they really run, in order. A skipped step leaves no trace. */
  readonly steps: readonly string[];
}

const wrapper = 'definition wrapper';
const hook = 'verdict hook';

/** Every scenario of verdicts.feature, in its order. */
export const knownCases: readonly KnownCase[] = [
  {
    name: 'plain',
    status: 'passed',
    verdict: '-',
    decidedBy: wrapper,
    steps: ['10 callers', 'callback', '1 open, awaited'],
  },
  { name: 'holds', status: 'passed', verdict: 'holds', decidedBy: hook, steps: ['10 callers', '1 open'] },
  { name: 'broken', status: 'failed', verdict: 'broken', decidedBy: wrapper, steps: ['10 open'] },
  {
    name: 'broken after an await',
    status: 'failed',
    verdict: 'broken',
    decidedBy: wrapper,
    steps: ['10 open, awaited'],
  },
  {
    name: 'broken in a callback',
    status: 'failed',
    verdict: 'broken',
    decidedBy: wrapper,
    steps: ['10 open, called back'],
  },
  {
    name: 'captured',
    status: 'skipped',
    verdict: 'captured',
    decidedBy: wrapper,
    steps: ['10 callers', '10 open'],
  },
  { name: 'fixed', status: 'failed', verdict: 'fixed', decidedBy: hook, steps: ['10 callers', '1 open'] },
  { name: 'shifted', status: 'failed', verdict: 'shifted', decidedBy: hook, steps: ['10 callers', '9 open'] },
  { name: 'compromised', status: 'failed', verdict: 'compromised', decidedBy: hook, steps: ['full disk'] },
  {
    name: 'compromised by a skip',
    status: 'failed',
    verdict: 'compromised',
    decidedBy: hook,
    steps: ['left out'],
  },
];

/** The traces of a complete run: one line for each step and each hook. */
export const knownTraces: readonly string[] = [
  'before all',
  ...knownCases.flatMap(({ name, steps }) =>
    ['before', ...steps, 'after'].map((definition) => `${name} > ${definition}`),
  ),
  'after all',
];
