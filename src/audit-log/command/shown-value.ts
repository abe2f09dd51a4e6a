import { harmlessLine } from '../domain/harmless-text';

/** A URL may have a password, and so may the settings of a connection. */
const MAY_BE_SECRET = /:\/\/|\w@\w|\bpass\w*\s*[=:]/i;
/** A key in one of its forms: with the lines of a PEM file, in JSON, or as one word. */
const MAY_BE_KEY = /-----|PRIVATE KEY|[\r\n{}]|^[\w+/=-]{40,}$/;

const LENGTH_MAX = 200;

/** A value that was given, in quotes, as a message repeats it: `"yester"`; `"…"` where it may be secret. */
export function shownValue(text: string): string {
  return MAY_BE_SECRET.test(text) ? '"…"' : quoted(text);
}

/** The name of a file, as {@link shownValue}. Somebody may have given the key itself in its place. */
export function shownFile(file: string): string {
  return MAY_BE_KEY.test(file) ? '"…"' : shownValue(file);
}

function quoted(text: string): string {
  const short = text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX)}…` : text;
  return `"${harmlessLine(short)}"`;
}
