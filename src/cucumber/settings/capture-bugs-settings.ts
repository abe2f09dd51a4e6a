import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import { isTagPrefix, repeatRange, type Vocabulary, vocabularyOf } from '../tags/vocabulary';
import { CaptureBugsOptionError } from './capture-bugs-option-error';
import type { CaptureBugsOptions, SuiteOptions } from './capture-bugs-options';

/** Every option that can be written down, decided. */
export type SuiteSettings = { readonly [Name in keyof SuiteOptions]-?: NonNullable<SuiteOptions[Name]> };

/** Every option, decided. */
export interface CaptureBugsSettings extends SuiteSettings {
  /** The tags that the prefix makes. */
  readonly vocabulary: Vocabulary;
  readonly isAssertion: (error: Error) => boolean;
  readonly wrapDefinition: NonNullable<CaptureBugsOptions['wrapDefinition']>;
}

interface OptionRule<Value> {
  readonly fallback: Value;
  /** What it is, in words that follow its name. */
  readonly wanted: string;
  readonly accepts: (value: unknown) => boolean;
}

const suiteRules: { readonly [Name in keyof SuiteSettings]: OptionRule<SuiteSettings[Name]> } = {
  requireReason: { fallback: false, wanted: 'true or false', accepts: isBoolean },
  productFolders: {
    fallback: Object.freeze(['src']),
    wanted: 'a list of folders, such as ["src"]',
    accepts: isListOfTexts,
  },
  tagPrefix: {
    fallback: 'tdd',
    wanted: 'a letter, then at most 29 letters, digits, "-" and "_"',
    accepts: isTagPrefix,
  },
  issueLink: {
    fallback: '',
    wanted: 'a URL with {issue} in it, such as "https://example.org/issues/{issue}"',
    accepts: isIssueLink,
  },
  assertions: {
    fallback: Object.freeze([]),
    wanted: 'a list of names of errors, such as ["ExpectationError"]',
    accepts: isListOfTexts,
  },
  repeat: {
    fallback: 1,
    wanted: `a whole number from 1 to ${repeatRange.max}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= repeatRange.max,
  },
  issuesFile: fileRule(''),
  historyFile: fileRule('features/history.json'),
  ledgerFile: fileRule(''),
  allowFixed: { fallback: false, wanted: 'true or false', accepts: isBoolean },
};

const codeRules = {
  isAssertion: {
    fallback: () => false,
    wanted: 'a function that takes an error, and is given in code',
    accepts: isFunction,
  },
  wrapDefinition: {
    fallback: (definition) => definition,
    wanted: 'a function that takes a definition, and is given in code',
    accepts: isFunction,
  },
} satisfies {
  readonly [Name in Exclude<keyof CaptureBugsOptions, keyof SuiteOptions>]: OptionRule<
    CaptureBugsSettings[Name]
  >;
};

const suiteNames = Object.keys(suiteRules);
const codeNames = Object.keys(codeRules);

/** Fills in the defaults and refuses what makes no sense. Only `undefined` means "use the default". */
export function completeCaptureBugsOptions(options: CaptureBugsOptions): CaptureBugsSettings {
  refuseUnknown(options, [...suiteNames, ...codeNames]);
  const suite = completeSuiteOptions(options);
  const { isAssertion, wrapDefinition } = codeRules;
  return Object.freeze({
    ...suite,
    vocabulary: vocabularyOf(suite.tagPrefix),
    isAssertion: decide('isAssertion', options.isAssertion, isAssertion),
    wrapDefinition: decide('wrapDefinition', options.wrapDefinition, wrapDefinition),
  });
}

/** The same for the options of the plugin, which cannot hand functions to other processes. */
export function completePluginOptions(options: SuiteOptions): SuiteSettings {
  const misplaced = Object.keys(options).find((name) => codeNames.includes(name));
  if (misplaced !== undefined) {
    throw new CaptureBugsOptionError(
      `The option "${misplaced}" is a function, which a plugin cannot hand to other processes: give it in a support file, captureBugs({ ${misplaced} }).`,
    );
  }
  refuseUnknown(options, suiteNames);
  return completeSuiteOptions(options);
}

function completeSuiteOptions(options: SuiteOptions): SuiteSettings {
  const given: { readonly [Name in keyof SuiteSettings]?: SuiteSettings[Name] | undefined } = options;
  const value = <Name extends keyof SuiteSettings>(name: Name): SuiteSettings[Name] =>
    decide<SuiteSettings[Name]>(name, given[name], suiteRules[name]);
  return Object.freeze({
    requireReason: value('requireReason'),
    // The suite may change its working directory later; the product stays where it is.
    productFolders: Object.freeze(value('productFolders').map((folder) => path.resolve(folder))),
    tagPrefix: value('tagPrefix'),
    issueLink: value('issueLink'),
    assertions: value('assertions'),
    repeat: value('repeat'),
    issuesFile: resolveFile(value('issuesFile')),
    historyFile: resolveFile(value('historyFile')),
    ledgerFile: resolveFile(value('ledgerFile')),
    allowFixed: refuseInCi(value('allowFixed') || process.env.CAPTURE_BUGS_ALLOW_FIXED === '1'),
  });
}

function refuseUnknown(options: SuiteOptions, knownNames: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !knownNames.includes(name));
  if (unknown !== undefined) {
    const nearest = closest(unknown, knownNames);
    throw new CaptureBugsOptionError(
      `captureBugs() knows no option "${unknown}"; did you mean "${nearest}"?`,
    );
  }
}

function decide<Value>(name: string, value: Value | undefined, rule: OptionRule<Value>): Value {
  if (value === undefined) {
    return rule.fallback;
  }
  if (!rule.accepts(value)) {
    throw new CaptureBugsOptionError(`${name} is ${rule.wanted}, not ${JSON.stringify(value)}.`);
  }
  return value;
}

// A build that lets fixed captures pass is green whatever happens to its bugs, and nobody looks at a green build.
function refuseInCi(allowFixed: boolean): boolean {
  const { CI = '' } = process.env;
  if (allowFixed && !['', '0', 'false'].includes(CI)) {
    throw new CaptureBugsOptionError(
      `allowFixed is for the day of a fix, on a machine of one's own; here CI is "${CI}". Leave it out (and CAPTURE_BUGS_ALLOW_FIXED, too), and promote what is fixed.`,
    );
  }
  return allowFixed;
}

function fileRule(fallback: string): OptionRule<string> {
  return { fallback, wanted: 'the path of a file', accepts: (value) => typeof value === 'string' };
}

function resolveFile(file: string): string {
  return file === '' ? '' : path.resolve(file);
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isIssueLink(value: unknown): boolean {
  return value === '' || (typeof value === 'string' && value.includes('{issue}') && URL.canParse(value));
}
