/** Gives words a colour, or leaves them as they are. */
interface Ink {
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** What is printed to. */
export interface Screen {
  /** Whether a person sees it at once, and not another program. */
  readonly isTerminal: boolean;
  /** How many letters a line holds. */
  readonly columns: number;
  readonly ink: Ink;
}

/** What is known of a stream. */
interface Printed {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** The width, if nothing tells it. */
const COLUMNS_DEFAULT = 80;

/**
 * The screen of a stream. Colour is for people: none in a pipe, none with NO_COLOR and none on a terminal without colours.
 * FORCE_COLOR has the last word, as in Node itself.
 */
export function screenOf({ isTTY = false, columns }: Printed, environment: NodeJS.ProcessEnv): Screen {
  return {
    isTerminal: isTTY,
    // A terminal of another program may say 0.
    columns: columns || Number(environment.COLUMNS) || COLUMNS_DEFAULT,
    ink: inkOf(isColoured(isTTY, environment)),
  };
}

function isColoured(isTTY: boolean, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (FORCE_COLOR !== undefined) {
    return !['0', 'false'].includes(FORCE_COLOR);
  }
  return isTTY && (NO_COLOR ?? '') === '' && TERM !== 'dumb';
}

/** Node's own `styleText` asks the stream itself, each version by other rules; a command decides once. */
function inkOf(isOn: boolean): Ink {
  const paint = (code: number, end: number) => (text: string) =>
    isOn && text !== '' ? `\u001b[${code}m${text}\u001b[${end}m` : text;
  return { red: paint(31, 39), green: paint(32, 39), bold: paint(1, 22), faint: paint(2, 22) };
}
