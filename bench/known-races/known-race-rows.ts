import type { Explored, JudgedRace } from './judge-known-race';

/** What the columns of the table say. */
export const knownRaceHeads = [
  '',
  'failing orders',
  'run',
  'complete',
  'steps',
  'lines',
  'adapters',
  'NACD',
  'NodeRacer',
  'Node.fz',
] as const;

/** The row of a race, and below it one for each of what are said to be its fixes. */
export function knownRaceRows({ race, found, fixes, lines }: JudgedRace): readonly (readonly string[])[] {
  const { nacd, nodeRacer, nodeFz } = race.published ?? {};
  const ratios = [nacd, nodeRacer, nodeFz].map((ratio) => ratio?.toString() ?? '-');
  const cost = [String(lines), String(race.adapters.length)];
  const nothing = Array<string>(cost.length + ratios.length).fill('');
  return [
    [race.subject, ...cellsOf(found), ...cost, ...ratios],
    ...fixes.map((fix, index) => [`  fix: ${race.fixes[index]?.subject}`, ...cellsOf(fix), ...nothing]),
  ];
}

function cellsOf(explored: Explored): readonly string[] {
  if (explored instanceof Error) {
    return ['not explored', '-', '-', '-'];
  }
  return [
    `${explored.failing} of ${explored.interleavings}`,
    String(explored.explored),
    explored.complete ? 'yes' : 'no',
    String(explored.smallest?.steps.length ?? '-'),
  ];
}
