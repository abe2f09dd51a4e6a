import { NAME_LENGTH_MAX, wordsOf } from './secret-names';

/** Where a name has one of these words, a number tells how many there are. Codes are not among them: they are numbers. */
const MANY =
  /^(?:tokens|passwords|passphrases|secrets|cookies|credentials|creds|signatures|keys|apikeys|ids|jwts|sessionids)$/;

/** Where this stands beside `pass`, both count the results of tests. */
export const FAILING = /^(?:fail(?:s|ed|ures?|ing)?|skip(?:ped|s)?)$/i;

/** Whether a number of this name is a count, and no secret: `tokens`, `invalidTokens`. */
export function isCountName(name: string): boolean {
  return name.length <= NAME_LENGTH_MAX && wordsOf(name).some((word) => MANY.test(word));
}
