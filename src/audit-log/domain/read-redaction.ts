import { type OptionRule, type OptionRules, readNestedOptions } from './call-options';
import { describeValue, isList, isObject } from './harmless-text';
import { isOfAnotherKind } from './is-of-another-kind';
import { isRedaction, type Redaction, type RedactionRules, wrongPattern } from './redaction/redaction';

const PATTERNS = 'a list of names and RegExps';

/** What the option `redact` may be. Its parts are checked by {@link readRedaction}, which names the one at fault. */
export const aRedaction: OptionRule = Object.freeze({
  range: `${PATTERNS}, or { hide, show } with such lists`,
  accepts: (value: unknown) => (isRules(value) ? !isOfAnotherKind(value) : isRedaction(value)),
  wrong: whatIsWrong,
});

const patterns: OptionRule = {
  range: PATTERNS,
  accepts: (value: unknown) => Array.isArray(value) && isRedaction(value),
  wrong: whatIsWrong,
};
const RULES: OptionRules<RedactionRules> = Object.freeze({ hide: patterns, show: patterns });

/** @throws AuditOptionError naming the part that is unknown, or no list of patterns: `redact.hide`. */
export function readRedaction(given: Redaction = []): Redaction {
  return isRules(given) ? readNestedOptions(given, 'redact', RULES) : given;
}

/** Which item of a list is no pattern. */
function whatIsWrong(value: unknown, path: string): string | undefined {
  const items = isList(value) ? value : [];
  const index = wrongPattern(items);
  return index === -1
    ? undefined
    : `${path}[${index}] is ${describeValue(items[index])}, and must be a RegExp, or a name with a letter or a digit.`;
}

function isRules(value: unknown): value is RedactionRules {
  return isObject(value) && !Array.isArray(value);
}
