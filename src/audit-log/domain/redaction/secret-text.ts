import { hideAssigned, mayBeAssigned } from './assigned-secrets';
import { hideBase64, mayBeBase64 } from './base64-secrets';
import { hideFlags, hideUsers, mayBeFlag, mayHaveUser } from './command-secrets';
import { hideBehindLetters, hideEncoded, mayBeEncoded, mayHideLetters } from './encoded-secrets';
import { escapesRead } from './escaped-signs';
import { hideEncodedUsers, hideUsersOfHosts, mayEncodeUser, mayShowUser } from './host-users';
import { hideListed, mayBeListed } from './listed-secrets';
import {
  hideElements,
  hideInputs,
  hideParts,
  mayBeElement,
  mayBeInput,
  mayBePart,
} from './marked-up-secrets';
import { hideLogins, mayLogIn } from './netrc-secrets';
import { hidePairs, mayBePair } from './pair-secrets';
import { hidePgpass, mayBePgpass, mayShowPort } from './pgpass-secrets';
import { DEFAULT_RULES, type NameRules } from './plain-values';
import { hideKeys, hidePrivateKeys, hideSchemes, mayBeKey } from './shaped-secrets';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { finderFor } from './signs/finders';
import { SIGNS } from './signs/signs';
import { hideInserted, mayBeInserted } from './sql-secrets';
import { hideHooks, hideSaid, mayHook, maySay } from './told-secrets';

/** A kind of secret: its sign, what is checked next, and how it is hidden. */
interface Way {
  readonly sign: number;
  /** Cheap, and sometimes wrong; `false` is always right. */
  readonly isLikely: (text: string, names: NameRules, found: FoundSigns) => boolean;
  readonly hide: (text: string, names: NameRules, found: FoundSigns) => string;
  /** Whether `hide` checks each place itself, so that `isLikely` before it would do the same work twice. */
  readonly isPlaced?: boolean;
}

/** A text that has a user before a host has no sign of its own among the others. */
const USER_OF_HOST = 1 << 15;
/** A line of a .pgpass file has no sign of its own, either. */
const PGPASS = 1 << 16;

const always = () => true;

/** A kind of secret whose sign has places. Each place is checked. */
function atPlaces(
  sign: number,
  isSecretAt: (text: string, place: number, names: NameRules) => boolean,
  hide: Way['hide'],
): Way {
  return {
    sign,
    isLikely: (text, names, found) => placesOf(found, sign).some((place) => isSecretAt(text, place, names)),
    hide,
    isPlaced: true,
  };
}

const WAYS: readonly Way[] = [
  { sign: SIGNS.privateKey, isLikely: always, hide: hidePrivateKeys },
  { sign: USER_OF_HOST, isLikely: always, hide: hideUsersOfHosts },
  { sign: PGPASS, isLikely: always, hide: hidePgpass },
  { sign: SIGNS.scheme, isLikely: always, hide: hideSchemes },
  atPlaces(SIGNS.key, mayBeKey, hideKeys),
  atPlaces(SIGNS.key, mayBeBase64, hideBase64),
  atPlaces(SIGNS.flag, mayBeFlag, hideFlags),
  { sign: SIGNS.said, isLikely: maySay, hide: hideSaid },
  { sign: SIGNS.hook, isLikely: mayHook, hide: hideHooks },
  { sign: SIGNS.user, isLikely: mayHaveUser, hide: hideUsers },
  { sign: SIGNS.letter, isLikely: mayEncodeUser, hide: hideEncodedUsers },
  { sign: SIGNS.letter, isLikely: mayHideLetters, hide: hideBehindLetters },
  atPlaces(SIGNS.encoded, mayBeEncoded, hideEncoded),
  atPlaces(SIGNS.closed, mayBeElement, hideElements),
  { sign: SIGNS.attribute, isLikely: mayBeInput, hide: hideInputs },
  { sign: SIGNS.attribute | SIGNS.listed, isLikely: mayBePair, hide: hidePairs },
  { sign: SIGNS.attribute, isLikely: mayLogIn, hide: hideLogins },
  { sign: SIGNS.form, isLikely: mayBePart, hide: hideParts },
  atPlaces(SIGNS.inserted, mayBeInserted, hideInserted),
  atPlaces(SIGNS.listed, mayBeListed, hideListed),
  atPlaces(SIGNS.assigned, mayBeAssigned, hideAssigned),
];

const LENGTH_MIN = 4;

/** A longer text may have a key of a provider. */
const SIMPLE_LENGTH_MAX = 12;
/** The signs of simple texts, by their codes. */
const SIMPLE_SIGNS = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w/@.,-]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const SPACE = 32;
const DASH = 45;
const QUOTE = 34;
const ENDS_OF_SCHEMES: ReadonlySet<string> = new Set('rcRC');

/**
 * Whether a text is simple, as nearly all are: too short for a key of a provider, without a character that a credential of another
 * kind has, and the same in JSON and on a line. For so few characters, a loop is faster than a regular expression.
 */
export function isSimpleText(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > SIMPLE_LENGTH_MAX || text.charCodeAt(0) === DASH) {
    return false;
  }
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (SIMPLE_SIGNS[code] !== 1 && !(code === SPACE && isSimpleSpace(text, index))) {
      return false;
    }
  }
  return true;
}

/** No space behind "bearer" or "basic", and none before the flag of a command. */
function isSimpleSpace(text: string, index: number): boolean {
  return text.charCodeAt(index + 1) !== DASH && !ENDS_OF_SCHEMES.has(text.charAt(index - 1));
}

/** Whether a text may show a credential: cheap, and sometimes wrong. `false` is always right. */
export function mayShowSecrets(text: string, names: NameRules): boolean {
  if (text.length < LENGTH_MIN) {
    return false;
  }
  const first = findIn(text, names);
  const read = escapesRead(text, first);
  const found = read === text ? first : findIn(read, names);
  return waysFor(found).some(({ isLikely }) => isLikely(read, names, found));
}

/**
 * Whether none of these texts shows a credential, nor has a part of the name of one. They are examined together, each with a sign
 * behind it, as if it had a value. `true` is always right, `false` proves nothing.
 */
export function areHarmlessNames(texts: readonly string[], names: NameRules): boolean {
  return !names.hidesMore && findIn(`,${texts.join('=,')}=,`, names).signs === 0;
}

/**
 * Whether the JSON of texts, with commas, has no sign of a credential, nor of the end of a name of one. Then none of the texts has one:
 * the quotes around a text show at least as much as the line that it would be on. `true` is always right, `false` proves nothing.
 */
export function isSignlessJson(json: string, names: NameRules): boolean {
  // The cheap checks come first. With a backslash, a text is not the same in JSON.
  return (
    !(names.hidesMore || json.includes('\\') || mayShowUser(json) || mayShowPort(json)) &&
    finderFor(false).find(json).signs === 0
  );
}

/** A text of an entry without credentials, by the rules that hold if nothing else is said. */
export function shownText(text: string): string {
  return hideSecrets(text, DEFAULT_RULES);
}

/** A text without the credentials that can be known by their shape, or by the name or the words around them. */
export function hideSecrets(text: string, names: NameRules): string {
  const found = findIn(text, names);
  const read = escapesRead(text, found);
  if (read === text) {
    return hideFound(text, names, found);
  }
  const shown = hideFound(read, names, findIn(read, names));
  return shown === read ? text : shown;
}

function hideFound(text: string, names: NameRules, foundAtFirst: FoundSigns): string {
  let found = foundAtFirst;
  let shown = text;
  let looked = text;
  for (const { isPlaced = false, isLikely, hide } of waysFor(found)) {
    if (looked !== shown) {
      // What was hidden has moved all that comes after it, so the places are not right any more.
      found = findIn(shown, names);
      looked = shown;
    }
    if (isPlaced || isLikely(shown, names, found)) {
      shown = hide(shown, names, found);
    }
  }
  return shown;
}

/** The ways that may find something: none for nearly all texts. */
function waysFor({ signs }: FoundSigns): readonly Way[] {
  return signs === 0 ? NONE : (waysKnown.get(signs) ?? learnWays(signs));
}

const NONE: readonly Way[] = [];
/** By the signs of a text: the texts of one program have few combinations of signs. */
const waysKnown = new Map<number, readonly Way[]>();
const WAYS_KNOWN_MAX = 1000;

function learnWays(signs: number): readonly Way[] {
  const ways = WAYS.filter(({ sign }) => (signs & sign) !== 0);
  if (waysKnown.size < WAYS_KNOWN_MAX) {
    waysKnown.set(signs, ways);
  }
  return ways;
}

function findIn(text: string, { hidesMore }: NameRules): FoundSigns {
  const found = finderFor(hidesMore).find(text);
  const others = (mayShowUser(text) ? USER_OF_HOST : 0) | (mayBePgpass(text) ? PGPASS : 0);
  const withUser = others === 0 ? found : { ...found, signs: found.signs | others };
  const isFlag = text.charCodeAt(0) === DASH && text.startsWith(FLAG_BEGIN);
  const withBegin = isFlag ? withSign(withUser, SIGNS.flag, FLAG_BEGIN.length) : withUser;
  return text.charCodeAt(text.length - 1) === QUOTE
    ? withSign(withBegin, SIGNS.listed, text.length)
    : withBegin;
}

const FLAG_BEGIN = '--';

/** Adds a sign at the beginning of a text, or at the end of one that was cut: there is no character that shows it. */
function withSign({ signs, places, signsAt }: FoundSigns, sign: number, place: number): FoundSigns {
  const isFirst = place <= FLAG_BEGIN.length;
  return {
    signs: signs | sign,
    places: isFirst ? [place, ...places] : [...places, place],
    signsAt: isFirst ? [sign, ...signsAt] : [...signsAt, sign],
  };
}
