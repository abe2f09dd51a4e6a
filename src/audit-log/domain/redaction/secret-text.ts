import { hideAssigned, mayAssign, mayHaveName } from './assigned-secrets';
import { hideEncoded, mayAssignEncoded } from './encoded-secrets';
import { hideListed, mayListSecrets } from './listed-secrets';
import { hideMarkedUp, mayMarkUp } from './marked-up-secrets';
import { DEFAULT_RULES, type NameRules } from './plain-values';
import { hideShaped, mayShowShaped } from './shaped-secrets';
import { hideTold, mayTell } from './told-secrets';

/** How secrets are known: the sign of it, which is cheap, and how it is hidden. */
type Way = readonly [isLikely: (text: string) => boolean, hide: (text: string, names: NameRules) => string];

const BY_SHAPE: readonly Way[] = [[mayShowShaped, hideShaped]];
const BY_WORDS: readonly Way[] = [
  [mayTell, hideTold],
  [mayAssignEncoded, hideEncoded],
];
const BY_NAME: readonly Way[] = [
  [mayMarkUp, hideMarkedUp],
  [mayListSecrets, hideListed],
  [mayAssign, hideAssigned],
];

/** What every secret has that is known by what stands around it, and not by its own shape. */
const SIGN = /["'`<%=:]|curl |hooks/;

const BY_SHAPE_OR_WORDS: readonly Way[] = [...BY_SHAPE, ...BY_WORDS];
const ALL: readonly Way[] = [...BY_SHAPE_OR_WORDS, ...BY_NAME];

const LENGTH_MIN = 4;

/**
 * A text of this kind is too short for a key of a provider, and has no sign that a credential of another kind has: no space
 * behind "bearer" or "basic", and no flag of a command.
 */
const SIMPLE = /^(?!-)(?:[\w/@.,-]|(?<![rcRC]) (?!-)){1,12}$/;
const SIMPLE_LENGTH_MAX = 12;

/** Whether a text is one of those that nearly all are: no credential, and the same in JSON and on a line. */
export function isSimpleText(text: string): boolean {
  return text.length <= SIMPLE_LENGTH_MAX && SIMPLE.test(text);
}

/** Whether a text may show a credential: cheap, and sometimes wrong. `false` is always right. */
export function mayShowSecrets(text: string): boolean {
  return text.length >= LENGTH_MIN && waysFor(text).some(([isLikely]) => isLikely(text));
}

/** The ways in which the secrets of a text may be known: most texts have too few signs for most of them. */
function waysFor(text: string): readonly Way[] {
  if (!SIGN.test(text)) {
    return BY_SHAPE;
  }
  return mayHaveName(text) ? ALL : BY_SHAPE_OR_WORDS;
}

/** A text of an entry without credentials, by the rules that hold if nothing else is said. */
export function shownText(text: string): string {
  return hideSecrets(text, DEFAULT_RULES);
}

/** A text without the credentials that can be known by their shape, or by the name or the words around them. */
export function hideSecrets(text: string, names: NameRules): string {
  return waysFor(text).reduce((left, [isLikely, hide]) => (isLikely(left) ? hide(left, names) : left), text);
}
