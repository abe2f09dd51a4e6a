import type { Feature, GherkinDocument, Level, Rule } from '../../ground/envelope';

/** The lines of a feature, a rule, a scenario, an Examples or a Background, without what stands below it. */
export interface Region {
  /** What the lines belong to; a Background has neither tags nor a reason. */
  readonly level: Level | undefined;
  /** The first line with a tag, or else the line of the keyword. */
  readonly first: number;
  /** The last line that says something. */
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

// Blank lines and comments in front of the next region belong to nobody.
function findLast(lines: readonly string[], first: number, end: number): number {
  let last = end;
  while (last > first && /^\s*(?:#.*)?$/.test(lines[last - 1] ?? '')) {
    last -= 1;
  }
  return last;
}
