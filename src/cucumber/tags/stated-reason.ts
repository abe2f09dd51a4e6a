import type { Level, Pickle } from '../ground/envelope';
import type { FeatureMap } from '../ground/feature-map';
import type { Place } from '../ground/place';
import { type CandidateStep, readThrownReason, type ThrownReason } from './thrown-reason';
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
  /** The next such line of the same description, which nobody obeys; undefined where there is none. */
  readonly second: { readonly line: string; readonly place: Place } | undefined;
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
  readonly steps: readonly CandidateStep[];
  readonly readSource: ReadSource;
}

const reasonLine = new RegExp(
  String.raw`^[^\S\r\n\u2028\u2029]*(${failsToday}|${failsTodayWith})(.*)$`,
  'im',
);

const thrownLine = new RegExp(String.raw`^\s*${failsTodayWith}`, 'i');

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
  const level = map.levels(pickle).find(({ description }) => reasonLine.test(description));
  if (level === undefined) {
    return undefined;
  }
  const [first = '', second] = level.description.split('\n').filter(isReasonLine);
  const [place, next] = placesOfReasons(level, pickle.uri, readSource);
  const text = fillIn(first.replace(reasonLine, '$2').trim(), pickle, map);
  const isThrown = thrownLine.test(first);
  const reason = {
    text,
    line: `${isThrown ? failsTodayWith : failsToday} ${text}`.trim(),
    thrown: isThrown ? readThrownReason(text, steps) : undefined,
    place,
    second: second === undefined ? undefined : { line: second.trim(), place: next },
  };
  return { reason, level };
}

// The parsed document does not say where a description begins, and blank lines and comments may come before it.
function placesOfReasons({ location }: Level, uri: string, readSource: ReadSource): [Place, Place] {
  const below = (readSource(uri) ?? '').split('\n').slice(location.line);
  const lines = below.flatMap((line, index) => (isReasonLine(line) ? [location.line + 1 + index] : []));
  const [first = location.line, second = first] = lines;
  return [
    { uri, line: first },
    { uri, line: second },
  ];
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
