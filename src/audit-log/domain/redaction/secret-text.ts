import { hideAssigned, mayAssign, mayHaveName } from './assigned-secrets';
import { hideEncoded, mayAssignEncoded } from './encoded-secrets';
import { hideListed, mayListSecrets } from './listed-secrets';
import { hideMarkedUp, mayMarkUp } from './marked-up-secrets';
import { DEFAULT_RULES, type NameRules } from './plain-values';
import { hideShaped, mayShowShaped } from './shaped-secrets';
import { hideTold, mayTell } from './told-secrets';

/** How secrets are known: the sign of it, which is cheap, and how it is hidden. */
type Way = readonly [isLikely: (text: string) => boolean, hide: (text: string, names: NameRules) => string];

const BY_WORDS: readonly Way[] = [
  [mayTell, hideTold],
  [mayAssignEncoded, hideEncoded],
];
const BY_NAME: readonly Way[] = [
  [mayMarkUp, hideMarkedUp],
  [mayListSecrets, hideListed],
  [mayAssign, hideAssigned],
];

/** One of these has every secret that is known by what stands around it, and not by its own shape. */
const SIGNS = ['"', "'", '`', '<', '%', '=', ':', 'hooks'] as const;
const SIGN = new RegExp(SIGNS.join('|'));
/** In a longer text it is quicker to look for one sign after the other. */
const SIGN_LENGTH_MAX = 256;

const BY_WORDS_OR_NAME: readonly Way[] = [...BY_WORDS, ...BY_NAME];

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
export function mayShowSecrets(text: string): boolean {
  return (
    text.length >= LENGTH_MIN && (mayShowShaped(text) || waysFor(text).some(([isLikely]) => isLikely(text)))
  );
}

/** The other ways in which the secrets of a text may be known: most texts have too few signs for most of them. */
function waysFor(text: string): readonly Way[] {
  if (!hasSign(text)) {
    return [];
  }
  return mayHaveName(text) ? BY_WORDS_OR_NAME : BY_WORDS;
}

function hasSign(text: string): boolean {
  return text.length > SIGN_LENGTH_MAX ? SIGNS.some((sign) => text.includes(sign)) : SIGN.test(text);
}

/** A text of an entry without credentials, by the rules that hold if nothing else is said. */
export function shownText(text: string): string {
  return hideSecrets(text, DEFAULT_RULES);
}

/** A text without the credentials that can be known by their shape, or by the name or the words around them. */
export function hideSecrets(text: string, names: NameRules): string {
  const shown = mayShowShaped(text) ? hideShaped(text, names) : text;
  return waysFor(shown).reduce(
    (left, [isLikely, hide]) => (isLikely(left) ? hide(left, names) : left),
    shown,
  );
}
