/** A position in a feature file. Lines and columns count from 1, as in editors. */
export interface Place {
  /** The path of the feature file, as Cucumber was given it. */
  readonly uri: string;
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 1; left out if only the line is known. */
  readonly column?: number | undefined;
}

/** The place of a parsed element. Without a location, it is the first line of the file. */
export function placeAt(uri: string, location: Omit<Place, 'uri'> = { line: 1 }): Place {
  return { uri, ...location };
}

/** `file:line:column`, which terminals and editors turn into a link. */
export function describePlace({ uri, line, column }: Place): string {
  return column === undefined ? `${uri}:${line}` : `${uri}:${line}:${column}`;
}

/** `file:line`, for sentences about a whole line. */
export function describeLine({ uri, line }: Place): string {
  return `${uri}:${line}`;
}

const writtenPlace = /^(?<uri>.+?):(?<line>\d+)(?::(?<column>\d+))?$/;

/** Parses the result of {@link describePlace} or {@link describeLine}. Undefined if the text does not contain a line number. */
export function readPlace(text: string): Place | undefined {
  const { uri = '', line, column } = { ...writtenPlace.exec(text)?.groups };
  if (line === undefined) {
    return undefined;
  }
  return { uri, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}
