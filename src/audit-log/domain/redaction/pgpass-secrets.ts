import { REDACTED } from './redacted-mark';
import { replaceSecrets } from './replace-secrets';

/**
 * A cheap check before the exact one: a port between colons, as in each line of a .pgpass file. Begun with four digits, each written by
 * itself, because V8 then skips several characters at once.
 */
const SHOWS_PORT = /:\*:[^\s:]|\d\d\d\d:(?<=:\d{4,5}:)[^\s:]/;
/** `localhost`, `*`, a name with dots, or a path: not any word, because identifiers such as `plan:42:entry:7:lines` have as many fields. */
const HOST = '(?:localhost|\\*|[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}|/[^\\s:]{1,128})';
const PORT = '(?:\\*|\\d{4,5})';
/** A database and a user. Digits alone are no database, but the column of a place in a file: `plan.ts:1200:15`. */
const NAMES = '(?!\\d{1,9}:)[^\\s:\\\\]{1,64}:[^\\s:\\\\]{1,64}';
const LINE = new RegExp(`^(${HOST}:${PORT}:${NAMES}:)(?:[^\\s:\\\\]|\\\\[:\\\\]){1,1024}$`, 'gm');

/** No line is longer, so a long text without line ends, such as JSON, has none. */
const LINE_LENGTH_MAX = 3000;
const LINE_ENDS = ['\n', '\r', '\u2028', '\u2029'];

/** Whether a text may have a line of a .pgpass. */
export function mayBePgpass(text: string): boolean {
  return mayHaveLine(text) && mayShowPort(text);
}

/** Whether a text has something like a port of a .pgpass. */
export function mayShowPort(text: string): boolean {
  return text.includes(':') && SHOWS_PORT.test(text);
}

function mayHaveLine(text: string): boolean {
  return text.length <= LINE_LENGTH_MAX || LINE_ENDS.some((end) => text.includes(end));
}

/** A text without the passwords of a .pgpass: `localhost:5432:plans:ada:…`, each on a line of its own. */
export function hidePgpass(text: string): string {
  return replaceSecrets(text, LINE, ([, before = '']) => before + REDACTED);
}
