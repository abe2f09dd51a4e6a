import { REDACTED } from './redacted-mark';
import { replaceSecrets } from './replace-secrets';

/** What may be a line: told before all else, because it takes so little. */
const SHOWS_PORT = /:(?:\*|\d{4,5}):[^\s:]/;
/** A host that nobody takes for another word, and a port: keys such as `plan:42:entry:7:lines` have as many fields. */
const HOST = '(?:localhost|\\*|[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}|/[^\\s:]{1,128})';
const PORT = '(?:\\*|\\d{4,5})';
/** A database, which is no column of a file, and a user. */
const NAMES = '(?!\\d{1,9}:)[^\\s:\\\\]{1,64}:[^\\s:\\\\]{1,64}';
const LINE = new RegExp(`^(${HOST}:${PORT}:${NAMES}:)(?:[^\\s:\\\\]|\\\\[:\\\\]){1,1024}$`, 'gm');

/** Whether a text may have a line of a .pgpass. */
export function mayBePgpass(text: string): boolean {
  return text.includes(':') && SHOWS_PORT.test(text);
}

/** A text without the passwords of a .pgpass: `localhost:5432:plans:ada:…`, each on a line of its own. */
export function hidePgpass(text: string): string {
  return replaceSecrets(text, LINE, ([, before = '']) => before + REDACTED);
}
