/** A scenario of the suite, and what is known of it beforehand. */
interface KnownCase {
  readonly name: string;
  /** How Cucumber shows it. */
  readonly status: 'passed' | 'failed' | 'skipped';
  /** What the harness judges; `-` where there is nothing to judge. */
  readonly verdict: string;
  /** The part of the harness that gives it this status; a step that simply fails goes through the definition wrapper. */
  readonly decidedBy: 'definition wrapper' | 'verdict hook';
  /** What its steps leave behind when they really run, in this order; a step that is skipped leaves nothing. */
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

/** What a run of all of them leaves behind: a line for each step and each hook that is run. */
export const knownTraces: readonly string[] = [
  'before all',
  ...knownCases.flatMap(({ name, steps }) =>
    ['before', ...steps, 'after'].map((definition) => `${name} > ${definition}`),
  ),
  'after all',
];
