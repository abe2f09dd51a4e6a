import type { Level, Pickle } from '../ground/envelope';
import type { FeatureMap } from '../ground/feature-map';
import type { Place } from '../ground/place';
import { type NamedStep, readThrownReason, type ThrownReason } from './thrown-reason';
import { failsToday, failsTodayWith } from './vocabulary';

/** The line of a description that says why a scenario fails today. */
export interface StatedReason {
  /** What the failing assertion says, or what is thrown and where; empty when the author left it out. */
  readonly text: string;
  /** The line as it is written, with the values of the row. */
  readonly line: string;
  /** What is thrown, and in which step; undefined where an assertion fails. */
  readonly thrown: ThrownReason | undefined;
  /** The line it stands on; without the text of the file, the line of the level that it describes. */
  readonly place: Place;
}

/** A reason, and what its description belongs to. */
export interface FoundReason {
  readonly reason: StatedReason;
  readonly level: Level;
}

/** Gives the text of a feature file, or nothing when it cannot be had. */
export type ReadSource = (uri: string) => string | undefined;

/** What it takes to read a reason. */
interface ReasonReading {
  /** The steps that it may name. */
  readonly steps: readonly NamedStep[];
  readonly readSource: ReadSource;
}

const reasonLine = new RegExp(String.raw`^\s*(${failsToday}|${failsTodayWith})(.*)$`, 'im');

/** Whether a line of a description is the one that says why a scenario fails today. */
export function isReasonLine(line: string): boolean {
  return reasonLine.test(line);
}

/** Finds the nearest reason: that of the Examples before that of the scenario, the rule, the feature. */
export function findReason(
  pickle: Pickle,
  map: FeatureMap,
  { steps, readSource }: ReasonReading,
): FoundReason | undefined {
  for (const level of map.levels(pickle)) {
    const [, words, found] = reasonLine.exec(level.description) ?? [];
    if (words !== undefined && found !== undefined) {
      const text = fillIn(found.trim(), pickle, map);
      const isThrown = words.toLowerCase() === failsTodayWith.toLowerCase();
      const reason = {
        text,
        line: `${isThrown ? failsTodayWith : failsToday} ${text}`.trim(),
        thrown: isThrown ? readThrownReason(text, steps) : undefined,
        place: { uri: pickle.uri, line: lineOfReason(level, readSource(pickle.uri)) },
      };
      return { reason, level };
    }
  }
  return undefined;
}

// The parsed document does not say where a description begins, and blank lines and comments may come before it.
function lineOfReason({ location }: Level, source = ''): number {
  const below = source.split('\n').slice(location.line);
  const index = below.findIndex(isReasonLine);
  return index === -1 ? location.line : location.line + 1 + index;
}

/** In an outline the reason may name columns, as its steps do: `Fails today: <count> engines`. */
function fillIn(text: string, pickle: Pickle, map: FeatureMap): string {
  const { examples } = map.origin(pickle);
  const row = examples?.tableBody.find(({ id }) => id === pickle.astNodeIds[1]);
  const values = row?.cells.map(({ value }) => value) ?? [];
  let filled = text;
  for (const [index, column] of (examples?.tableHeader?.cells ?? []).entries()) {
    // A function, for in a text of its own `$&` would mean something.
    filled = filled.replaceAll(`<${column.value}>`, () => String(values[index]));
  }
  return filled;
}
