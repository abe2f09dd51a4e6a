import type { Level, Pickle } from '../ground/envelope';
import type { FeatureMap } from '../ground/feature-map';
import type { Place } from '../ground/place';
import { type CandidateStep, readThrownReason, type ThrownReason } from './thrown-reason';
import { failsToday, failsTodayWith } from './vocabulary';

/** The line of a description that says why a scenario fails today. */
export interface StatedReason {
  /** The message of the failing assertion, or what is thrown and where; empty if the author left it out. */
  readonly text: string;
  /** The line as it is written, with the values of the row filled in. */
  readonly line: string;
  /** What is thrown, and in which step; undefined if an assertion fails. */
  readonly thrown: ThrownReason | undefined;
  /** The place of the line. Without the text of the file, the line of the level to which the description belongs. */
  readonly place: Place;
  /** A second such line in the same description, which has no effect; undefined if there is none. */
  readonly second: { readonly line: string; readonly place: Place } | undefined;
}

/** A reason, and the level to which its description belongs. */
export interface FoundReason {
  readonly reason: StatedReason;
  readonly level: Level;
}

/** Returns the text of a feature file; undefined if it cannot be read. */
export type ReadSource = (uri: string) => string | undefined;

/** What is needed to parse a reason. */
interface ReasonReading {
  /** The steps that the reason may name. */
  readonly steps: readonly CandidateStep[];
  readonly readSource: ReadSource;
}

const reasonLine = new RegExp(
  String.raw`^[^\S\r\n\u2028\u2029]*(${failsToday}|${failsTodayWith})(.*)$`,
  'im',
);

const thrownLine = new RegExp(String.raw`^\s*${failsTodayWith}`, 'i');

/** Whether a line of a description is a reason. */
export function isReasonLine(line: string): boolean {
  return reasonLine.test(line);
}

/** Finds the nearest reason: first in the Examples, then in the scenario, the rule and the feature. */
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

// The parsed document does not contain the position of a description, which may be preceded by blank lines and comments.
function placesOfReasons({ location }: Level, uri: string, readSource: ReadSource): [Place, Place] {
  const below = (readSource(uri) ?? '').split('\n').slice(location.line);
  const lines = below.flatMap((line, index) => (isReasonLine(line) ? [location.line + 1 + index] : []));
  const [first = location.line, second = first] = lines;
  return [
    { uri, line: first },
    { uri, line: second },
  ];
}

/** Fills in the values of an outline's row, as in its steps: `Fails today: <count> engines`. */
function fillIn(text: string, pickle: Pickle, map: FeatureMap): string {
  const { examples } = map.origin(pickle);
  const row = examples?.tableBody.find(({ id }) => id === pickle.astNodeIds[1]);
  const values = row?.cells.map(({ value }) => value) ?? [];
  let filled = text;
  for (const [index, column] of (examples?.tableHeader?.cells ?? []).entries()) {
    // A function, because `$&` has a special meaning in a replacement string.
    filled = filled.replaceAll(`<${column.value}>`, () => String(values[index]));
  }
  return filled;
}
