import type { Feature, GherkinDocument, Level, Rule } from '../../ground/envelope';

/** The lines of a feature, a rule, a scenario, Examples or a Background, without the regions below it. */
export interface Region {
  /** The level of the lines; undefined for a Background, which has neither tags nor a reason. */
  readonly level: Level | undefined;
  /** The first line with a tag, or else the line of the keyword. */
  readonly first: number;
  /** The last line that is neither blank nor a comment. */
  readonly last: number;
}

/** Every region of a feature file, from top to bottom. */
export function regionsOf({ feature }: GherkinDocument, text: string): readonly Region[] {
  const lines = text.split('\n');
  const starts = feature ? findStarts(feature) : [];
  return starts.map((start, index) => {
    const end = (starts[index + 1]?.first ?? lines.length + 1) - 1;
    return { ...start, last: findLast(lines, start.first, end) };
  });
}

type Start = Omit<Region, 'last'>;

function findStarts(block: Feature | Rule): Start[] {
  return [
    startOf(block),
    ...block.children.flatMap((child) => [
      ...(child.background ? [{ level: undefined, first: child.background.location.line }] : []),
      ...(child.scenario ? [child.scenario, ...child.scenario.examples].map(startOf) : []),
      ...('rule' in child && child.rule ? findStarts(child.rule) : []),
    ]),
  ];
}

function startOf(level: Level): Start {
  return { level, first: Math.min(level.location.line, ...level.tags.map(({ location }) => location.line)) };
}

// Blank lines and comments before the next region belong to no region.
function findLast(lines: readonly string[], first: number, end: number): number {
  let last = end;
  while (last > first && /^\s*(?:#.*)?$/.test(lines[last - 1] ?? '')) {
    last -= 1;
  }
  return last;
}
