import type { Mutant } from '../mutant';

const within = 'audit-log';
const line = 'const at = PLACES[index] ?? 0;';

/** What is promised of the code itself, by the gates of `npm run check`. The layers have a chapter of their own. */
export const gates: readonly Mutant[] = [
  {
    within,
    name: 'a number is given a text',
    promise: 'What is not of its type is refused.',
    find: line,
    replace: "const at: number = PLACES[index] ?? '0';",
    guards: ['check:types'],
  },
  {
    within,
    name: 'a variable is a var',
    promise: 'What is against the style is refused.',
    find: line,
    replace: 'var at = PLACES[index] ?? 0;',
    guards: ['check:style'],
  },
  {
    within,
    name: 'something is exported that nobody needs',
    promise: 'Dead code is refused.',
    find: 'export class BackOff {',
    replace: 'export const nobodyNeedsThis = 1;\n\nexport class BackOff {',
    guards: ['check:unused'],
  },
  {
    within,
    name: 'a public method is without a word',
    promise: 'What is public and undocumented is refused.',
    find: '  /** The same as {@link AuditService.close}, for `await using`. */\n',
    replace: '',
    guards: ['check:docs'],
  },
  {
    within,
    name: 'a public name is new',
    promise: 'A change of a public name is seen.',
    find: 'export interface WaitOptions {',
    replace: 'export interface WaitOptions {\n  /** For nothing. */\n  readonly patience?: number;',
    guards: ['check:api'],
  },
  {
    within,
    name: 'a checker is told to look away',
    promise: 'A suppression is refused.',
    find: line,
    // In two pieces, or this line would be one.
    replace: ['// biome', 'ignore lint: it is only one\n      const at = PLACES[index] ?? 0;'].join('-'),
    guards: ['check:suppressions'],
  },
  {
    within: 'cucumber',
    name: 'a regular expression reads a long row of digits once for each of them',
    promise: 'A regular expression that takes more than linear time is refused.',
    find: '(?<![0-9a-z)+])(?:',
    replace: '(?:',
    guards: ['check:regexps'],
  },
];
