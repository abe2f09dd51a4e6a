import type { ApartJudgement } from './judge-apart';

/** Combines the judgements of several runs of a scenario: the common one, or a judgement that they differ; pure. */
export function judgeRuns(judgements: readonly [ApartJudgement, ...ApartJudgement[]]): ApartJudgement {
  const [first] = judgements;
  const runs = judgements.length;
  if (runs === 1) {
    return first;
  }
  const numbers = new Map<string, number>();
  for (const { verdict, happened } of judgements) {
    const told = `${verdict}, ${happened}`;
    numbers.set(told, (numbers.get(told) ?? 0) + 1);
  }
  if (numbers.size === 1) {
    return { ...first, happened: `in each of ${runs} runs: ${first.happened}` };
  }
  const rates = [...numbers].map(([told, number]) => `${number} of ${runs}: ${told}`);
  // A guard that holds only in some runs is broken, as in a run of the suite.
  const isGuard = judgements.some(({ verdict }) => verdict === 'holds' || verdict === 'broken');
  return {
    ...first,
    verdict: isGuard ? 'broken' : 'compromised',
    happened: `its ${runs} runs do not end alike: ${rates.join('; ')}`,
    toDo: 'make it end in the same way each time. A result that depends on chance proves nothing.',
  };
}
