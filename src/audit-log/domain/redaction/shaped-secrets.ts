import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { matchAt, replaceAt } from './replace-secrets';
import { codesOf, isAmong } from './signs/codes';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { SIGNS } from './signs/signs';
import { KEY_BEGIN_MAX, KEY_FIRST, KEY_SIGN } from './signs/without-words';

/** A sign of Base64, of which a slash may be escaped. */
const BASE64 = '(?:[\\w+-]|\\\\{0,7}/)';
/**
 * Only what has a `:` in it when it is decoded, and so is a name and a password: "basic authentication" is no secret. Plain words,
 * which have none, are ruled out first, because that is cheaper.
 */
const ENCODED_USER =
  '(?!(?:[a-ik-y]|[jz](?![o-r]))+(?![\\w+/\\\\-]))' +
  `(?=(?:${BASE64}{4})*?(?:O[g-v]|${BASE64}[DTjz][o-r]|${BASE64}{2}[AEIMQUYcgkosw048]6))${BASE64}{4,}={0,2}`;

/** From a private key on to its end, or to the end of the text where it was cut. */
const PRIVATE_KEY =
  /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----|$)/g;

/** Keys of providers, and JSON Web Tokens. Each begins where a word begins, so that each word is read once. */
const PROVIDER_KEY = new RegExp(
  `(?<![A-Za-z0-9])(?:${[
    'eyJ[\\w-]{5,}\\.[\\w-]{5,}(?:\\.[\\w-]*)*',
    'A[KS]IA[A-Z0-9]{12,}',
    'gh[pousr]_[A-Za-z0-9]{16,}',
    'github_pat_\\w{16,}',
    'gl(?:pat|ptt|rt)-[\\w-]{16,}(?:\\.[\\da-z]{2}\\.[\\w-]{7,16})?',
    'glsa_[A-Za-z\\d]{24,}(?:_[\\da-f]{8})?',
    'glc_(?:[A-Za-z\\d+]|\\\\{0,7}/){32,}={0,2}',
    'xox[a-z]-[\\w-]{8,}',
    'xapp-[\\w-]{8,}',
    '(?:sk|rk|pk)_(?:live|test)_\\w{8,}',
    'whsec_\\w{8,}',
    'npm_\\w{30,}',
    'hf_\\w{30,}',
    'sk-[\\w-]{20,}',
    'AIza[\\w-]{30,}',
    'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
    'ya29\\.[\\w-]{16,}',
    'hvs\\.[\\w-]{16,}',
    'hv[br]\\.[\\w-]{60,}',
    'shp(?:at|ca|pa|ss)_[\\da-f]{16,}',
    'do[opr]_v1_[\\da-f]{16,}',
    'pypi-AgE[\\w-]{16,}',
    'AGE-SECRET-KEY-(?:PQ-)?1[A-Z\\d]{16,}',
    'CFPAT-[\\w-]{40,}',
    'pat-[a-z]{2}\\d-[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}',
    'sk_[\\da-f]{40,}',
    'AT[AC]TT3x[\\w=-]{16,}',
    'dckr_pat_[\\w-]{16,}',
    'GOCSPX-[\\w-]{16,}',
    'sq0[a-z]{3}-[\\w-]{20,}',
    '(?:sbp_|dapi|xkeysib-|PMAK-|rubygems_)[\\da-f]{20,}(?:-\\w{8,64})?',
    '(?:gsk_|ntn_|r8_|xai-|pplx-|NRAK-)[A-Za-z\\d]{24,}',
    'sntrys_(?:[\\w=+-]|\\\\{0,7}/){32,}',
    'pscale_(?:tkn|pw|oauth)_[\\w.-]{16,}',
    'dp\\.[a-z]{2,5}\\.(?:[\\w-]{1,32}\\.)?[A-Za-z\\d]{32,}',
    'EAA(?!AAA)[A-Za-z\\d]{60,}',
    '\\$(?:2[aby]|apr1|[56y]|argon2\\w{1,2})\\$(?:[\\w.$=,+-]|\\\\{0,7}/){20,}',
  ].join('|')})`,
  'y',
);
/** The beginnings of these keys, up to where they can be recognized. */
const KEY_BEGIN =
  /^(?:eyJ|A[KS]IA|gh[pousr]_|github_pat_|gl(?:pat|ptt|rt)-|gl(?:c|sa)_|xox|xapp-|[srp]k_(?:live|test)_|whsec_|npm_|hf_|sk-|AIza|SG\.|ya29|hv[sbr]\.|shp(?:at|ca|pa|ss)_|do[opr]_v1_|pypi-|AGE-S|CFPAT-|pat-|sk_|AT[AC]TT3|dckr_pat_|GOCSPX|sq0|sbp_|dapi|xkeysib-|PMAK-|rubygems_|gsk_|ntn_|r8_|xai-|pplx-|sntrys_|NRAK-|pscale_|dp\.|EAA|\$(?:2[aby]|apr1\$|[56y]\$|argon))$/;
const TOKEN_BEGIN = 'eyJ';

/** What follows the name of a scheme in an `Authorization` header. */
const BEARER =
  /\b(bearer[ \t]*(?:[ \t]|\r?\n[ \t]+|\r?\n(?=[\w.~+/=-]{0,64}\d)))((?:[\w.~+/=-]|\\{1,7}(?=\/))+)/iy;
const SCHEME_LENGTH = 6;
const BASIC_LENGTH = 5;
const ENDS_OF_BASIC = codesOf(/c/i);
/** What follows the word in a sentence about tokens. */
const PROSE =
  /^(?:tokens?|auth\w*|schemes?|headers?|of|is|are|and|or|the|was|has|for|with|in|not|error\w*|realm=?|credentials?)[.]?$/i;

const BASIC = new RegExp(`\\b((?:[Bb]asic|BASIC)[ \\t]+)${ENCODED_USER}`, 'y');

/** The answer to a challenge, which is worth a password: `Digest username="ada", response="…"`. */
const DIGEST_PART = '\\w{1,32}=(?:\\\\{0,3}"[^"\\\\\\r\\n]*\\\\{0,3}"|[^\\s,;&"\\\\]+)';
const DIGEST = new RegExp(`\\b([Dd]igest[ \\t]+)${DIGEST_PART}(?:,[ \\t]{0,4}${DIGEST_PART})*`, 'y');

/** What the parts of tokens are made of. */
const PART_SIGN = codesOf(/[\w-]/);

/**
 * A text without private keys.
 *
 * Each expression of this file reads a text once from its beginning to its end, however it is made: no part of one can
 * match the same characters in two ways.
 */
export function hidePrivateKeys(text: string): string {
  return text.replace(PRIVATE_KEY, REDACTED);
}

/** A text without what follows the name of a scheme. */
export function hideSchemes(text: string, _: NameRules, found: FoundSigns): string {
  return replaceAt(text, placesOf(found, SIGNS.scheme), (place, done) => {
    const from = place - (isBasic(text, place) ? BASIC_LENGTH : SCHEME_LENGTH);
    if (from < done) {
      return undefined;
    }
    const [whole = '', scheme = '', credentials = ''] = matchAt(schemeAt(text, place), text, from) ?? [];
    const isSecret = whole.startsWith('i', 1) ? whole.includes('response=') : !PROSE.test(credentials);
    return isSecret ? { from, to: from + whole.length, shown: `${scheme}${REDACTED}` } : undefined;
  });
}

function schemeAt(text: string, place: number): RegExp {
  if (isBasic(text, place)) {
    return BASIC;
  }
  return text.charAt(place - 1).toLowerCase() === 'r' ? BEARER : DIGEST;
}

function isBasic(text: string, place: number): boolean {
  return isAmong(ENDS_OF_BASIC, text, place - 1);
}

/** Whether a key of a provider or a JSON Web Token may begin here. */
export function mayBeKey(text: string, place: number): boolean {
  return beginOfKey(text, place) !== undefined;
}

/** A text without keys of providers and JSON Web Tokens. */
export function hideKeys(text: string, _: NameRules, found: FoundSigns): string {
  // Before this place no JSON Web Token begins: a part without a dot after it is none, wherever in the part it seems to begin.
  let noTokenUntil = 0;
  return replaceAt(text, placesOf(found, SIGNS.key), (place, done) => {
    const from = beginOfKey(text, place);
    const isToken = from !== undefined && text.startsWith(TOKEN_BEGIN, from);
    if (from === undefined || from < done || (isToken && from < noTokenUntil)) {
      return undefined;
    }
    const [key = ''] = matchAt(PROVIDER_KEY, text, from) ?? [];
    if (isToken && key === '') {
      noTokenUntil = endOfPart(text, from);
    }
    return { from, to: from + key.length, shown: REDACTED };
  });
}

function endOfPart(text: string, from: number): number {
  let end = from;
  while (isAmong(PART_SIGN, text, end)) {
    end += 1;
  }
  return end;
}

/** Where the key begins whose sign ends here: at the nearest place where a word begins. */
function beginOfKey(text: string, place: number): number | undefined {
  for (let at = place - 1; at >= 0 && at >= place - KEY_BEGIN_MAX; at -= 1) {
    const mayBegin = isAmong(KEY_FIRST, text, at) && !isAmong(KEY_SIGN, text, at - 1);
    if (mayBegin && KEY_BEGIN.test(text.slice(at, place + 1))) {
      return at;
    }
  }
  return undefined;
}
