import type { Explored, JudgedRace } from './judge-known-race';

/** The heads of the columns. */
export const knownRaceHeads = [
  '',
  'failing orders',
  'run',
  'complete',
  'first after',
  'steps',
  'lines',
  'adapters',
  'NACD',
  'NodeRacer',
  'Node.fz',
] as const;

/** The row of a race, and below it one row for each alleged fix. */
export function knownRaceRows(judged: JudgedRace): readonly (readonly string[])[] {
  const { race, found, firstAfter, fixes, lines } = judged;
  const { nacd, nodeRacer, nodeFz } = race.published ?? {};
  const ratios = [nacd, nodeRacer, nodeFz].map((ratio) => ratio?.toString() ?? '-');
  const cost = [String(lines), String(race.adapters.length)];
  const nothing = Array<string>(cost.length + ratios.length).fill('');
  return [
    [race.subject, ...cellsOf(found, firstAfter), ...cost, ...ratios],
    ...fixes.map((fix, index) => [`  fix: ${race.fixes[index]?.subject}`, ...cellsOf(fix), ...nothing]),
  ];
}

function cellsOf(explored: Explored, firstAfter?: number): readonly string[] {
  if (explored instanceof Error) {
    return ['not explored', '-', '-', '-', '-'];
  }
  return [
    `${explored.failing} of ${explored.interleavings}`,
    String(explored.explored),
    explored.complete ? 'yes' : 'no',
    String(firstAfter ?? '-'),
    String(explored.smallest?.steps.length ?? '-'),
  ];
}
