import { types } from 'node:util';

/** A key by its name, whatever its case and with or without `-`, `_`, dots and spaces; or every key that a RegExp matches. */
export type KeyPattern = string | RegExp;

/** Which values are hidden. What is hidden by `hide` stays so; `show` comes next; the defaults come last. */
export interface RedactionRules {
  /**
   * Keys whose values are hidden, besides those of the defaults.
   *
   * @defaultValue none
   */
  readonly hide?: readonly KeyPattern[];
  /**
   * Keys whose values are shown although the defaults would hide them; `[/^/]` shows them all.
   *
   * @defaultValue none
   */
  readonly show?: readonly KeyPattern[];
}

/** What to hide besides the defaults, or {@link RedactionRules} that also say what to show. */
export type Redaction = readonly KeyPattern[] | RedactionRules;

/** Whether a value is a {@link Redaction}. */
export function isRedaction(value: unknown): value is Redaction {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return Array.isArray(value)
    ? isPatternList(value)
    : Object.entries(value).every(
        ([name, list]) => ['hide', 'show'].includes(name) && (list === undefined || isPatternList(list)),
      );
}

function isPatternList(value: unknown): boolean {
  return (
    Array.isArray(value) && value.every((pattern) => typeof pattern === 'string' || types.isRegExp(pattern))
  );
}
