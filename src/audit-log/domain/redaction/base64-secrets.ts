import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, replaceAt } from './replace-secrets';
import { codesOf, isAmong } from './signs/codes';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { SIGNS } from './signs/signs';

/** How an object of JSON begins in Base64. */
const BEGIN = 'eyJ';
const LETTER_OR_DIGIT = codesOf(/[A-Za-z0-9]/);
/** Text in Base64, also in that of URLs. */
const BASE64 = /[\w+/-]+={0,2}/y;
/** `{"pin":5}` is no shorter. */
const LENGTH_MIN = 12;
/** A JSON member that is neither null nor a boolean, from its colon on: there are far fewer colons than quotes. */
const MEMBER = /:(?<="([^"\\]{1,64})"\s{0,16}:)(?!\s{0,16}(?:true|false|null))/g;

/** Whether an object of JSON in Base64 may begin here. */
export function mayBeBase64(text: string, place: number): boolean {
  const from = place + 1 - BEGIN.length;
  return text.startsWith(BEGIN, from) && !isAmong(LETTER_OR_DIGIT, text, from - 1);
}

/** A text without JSON in Base64 that has a member with the name of a secret, as a queue or a gateway hands on a body. */
export function hideBase64(text: string, names: NameRules, found: FoundSigns): string {
  // What is decoded once is not decoded again, wherever in it another object seems to begin.
  let decodedUntil = 0;
  return replaceAt(text, placesOf(found, SIGNS.key), (place) => {
    const from = place + 1 - BEGIN.length;
    if (from < decodedUntil || !mayBeBase64(text, place)) {
      return undefined;
    }
    decodedUntil = endOf(BASE64, text, from);
    return decodedUntil - from >= LENGTH_MIN && isSecret(text.slice(from, decodedUntil), names)
      ? { from, to: decodedUntil, shown: REDACTED }
      : undefined;
  });
}

function isSecret(encoded: string, names: NameRules): boolean {
  const json = Buffer.from(encoded, 'base64').toString('latin1');
  return Array.from(json.matchAll(MEMBER)).some(
    ([, name = '']) => names.isSecret(name) && !names.isCount(name),
  );
}
