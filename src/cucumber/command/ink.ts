/** Gives words a colour, or leaves them as they are. */
export interface Ink {
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Node's own `styleText` asks the stream itself, each version by other rules; a command decides once. */
export function inkOf(isColoured: boolean): Ink {
  const paint = (code: number, end: number) => (text: string) =>
    isColoured && text !== '' ? `\u001b[${code}m${text}\u001b[${end}m` : text;
  return { red: paint(31, 39), green: paint(32, 39), faint: paint(2, 22) };
}
