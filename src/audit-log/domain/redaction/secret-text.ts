import { hideAssigned } from './assigned-secrets';
import { hideBehindLetters, hideEncoded, mayHideLetters } from './encoded-secrets';
import { hideListed } from './listed-secrets';
import {
  hideElements,
  hideInputs,
  hideParts,
  mayBeElement,
  mayBeInput,
  mayBePart,
} from './marked-up-secrets';
import { DEFAULT_RULES, type NameRules } from './plain-values';
import {
  hideFlags,
  hideKeys,
  hidePrivateKeys,
  hideSchemes,
  hideUsersOfHosts,
  mayBeKey,
  mayBeScheme,
  mayShowUser,
} from './shaped-secrets';
import type { FoundSigns } from './signs/find-signs';
import { finderFor } from './signs/finders';
import { SIGNS } from './signs/signs';
import { hideHooks, hideSaid, hideUsers, mayHaveUser, mayHook, maySay } from './told-secrets';

/** How secrets are known: the sign of it, what is looked at next, and how it is hidden. */
interface Way {
  readonly sign: number;
  /** Cheap, and sometimes wrong; `false` is always right. */
  readonly isLikely: (text: string) => boolean;
  readonly hide: (text: string, names: NameRules, found: FoundSigns) => string;
}

/** A text that has a user before a host has no sign of its own among the others. */
const USER_OF_HOST = 1 << 14;

const always = () => true;

const WAYS: readonly Way[] = [
  { sign: SIGNS.privateKey, isLikely: always, hide: hidePrivateKeys },
  { sign: USER_OF_HOST, isLikely: always, hide: hideUsersOfHosts },
  { sign: SIGNS.scheme, isLikely: mayBeScheme, hide: hideSchemes },
  { sign: SIGNS.key, isLikely: mayBeKey, hide: hideKeys },
  { sign: SIGNS.flag, isLikely: always, hide: hideFlags },
  { sign: SIGNS.said, isLikely: maySay, hide: hideSaid },
  { sign: SIGNS.hook, isLikely: mayHook, hide: hideHooks },
  { sign: SIGNS.user, isLikely: mayHaveUser, hide: hideUsers },
  { sign: SIGNS.letter, isLikely: mayHideLetters, hide: hideBehindLetters },
  { sign: SIGNS.encoded, isLikely: always, hide: hideEncoded },
  { sign: SIGNS.closed, isLikely: mayBeElement, hide: hideElements },
  { sign: SIGNS.value, isLikely: mayBeInput, hide: hideInputs },
  { sign: SIGNS.form, isLikely: mayBePart, hide: hideParts },
  { sign: SIGNS.listed, isLikely: always, hide: hideListed },
  { sign: SIGNS.assigned, isLikely: always, hide: hideAssigned },
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
const ENDS_OF_SCHEMES: ReadonlySet<string> = new Set('rcRC');

/**
 * Whether a text is one of those that nearly all are: too short for a key of a provider, without a sign that a credential of
 * another kind has, and the same in JSON and on a line. Told sign by sign, which is quicker for so few than an expression.
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
  const { signs } = findIn(text, names);
  return signs !== 0 && WAYS.some(({ sign, isLikely }) => (signs & sign) !== 0 && isLikely(text));
}

/** A text of an entry without credentials, by the rules that hold if nothing else is said. */
export function shownText(text: string): string {
  return hideSecrets(text, DEFAULT_RULES);
}

/** A text without the credentials that can be known by their shape, or by the name or the words around them. */
export function hideSecrets(text: string, names: NameRules): string {
  let found = findIn(text, names);
  if (found.signs === 0) {
    return text;
  }
  let shown = text;
  let looked = text;
  for (const { sign, isLikely, hide } of WAYS) {
    if ((found.signs & sign) !== 0 && isLikely(shown)) {
      if ((sign & PLACED) !== 0 && looked !== shown) {
        found = findIn(shown, names);
        looked = shown;
      }
      shown = hide(shown, names, found);
    }
  }
  return shown;
}

const PLACED = SIGNS.encoded | SIGNS.assigned;

function findIn(text: string, { hidesMore }: NameRules): FoundSigns {
  const found = finderFor(hidesMore).find(text);
  const more = (mayShowUser(text) ? USER_OF_HOST : 0) | (text.startsWith('--') ? SIGNS.flag : 0);
  return more === 0 ? found : { ...found, signs: found.signs | more };
}
