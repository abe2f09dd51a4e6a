import path from 'node:path';
import { hasShape, isListOf, isText } from '../ground/has-shape';
import { isWebAddress } from '../ground/is-web-address';
import {
  type OptionPlace,
  OptionReader,
  type OptionRule,
  type OptionRules,
  refuseOther,
} from '../ground/option-reader';
import { messageOf } from '../ground/thrown';
import { defaultIssuePattern, IssuePattern } from '../tags/issue-pattern';
import { isTagPrefix, repeatRange, type Vocabulary, vocabularyOf } from '../tags/vocabulary';
import {
  CaptureBugsOptionError,
  type CaptureBugsOptions,
  pluginOptionsKey,
  type SuiteOptions,
} from './capture-bugs-options';
import type { Conditions } from './condition';
import { checkConditions } from './conditions';
import { refusePlatformNames } from './platform-names';
import { refuseMissingFolders, resolveFolders } from './product-folders';

/** All options that can be written in the configuration, after the defaults were applied. */
export type SuiteSettings = { readonly [Name in keyof SuiteOptions]-?: NonNullable<SuiteOptions[Name]> };

/** The options that are the same in the configuration and in code. */
type PlainSettings = Omit<SuiteSettings, 'conditions'>;

/** The options that can be given only in code, after the defaults were applied. */
interface CodeSettings {
  readonly isAssertion: (error: Error) => boolean;
  readonly wrapDefinition: NonNullable<CaptureBugsOptions['wrapDefinition']>;
}

/** All options, after the defaults were applied. */
export interface CaptureBugsSettings extends PlainSettings, CodeSettings {
  /** The conditions; some may be functions. */
  readonly conditions: Conditions;
  /** The tags with the prefix of the suite. */
  readonly vocabulary: Vocabulary;
}

const plainRules: OptionRules<PlainSettings> = {
  requireReason: { fallback: false, wanted: 'true or false', accepts: isBoolean },
  productFolders: {
    fallback: Object.freeze(['src']),
    wanted: 'a list of folders, such as ["src"]',
    accepts: isListOf(isNotEmpty),
  },
  tagPrefix: {
    fallback: 'tdd',
    wanted: 'a letter, then at most 29 letters, digits, "-" and "_"',
    accepts: isTagPrefix,
  },
  issuePattern: {
    fallback: defaultIssuePattern,
    wanted: 'a regular expression as text, such as "SHOP-[1-9][0-9]*"',
    accepts: isText,
  },
  issueLink: {
    fallback: '',
    wanted: 'an http or https URL with {issue} in it, such as "https://example.org/issues/{issue}"',
    accepts: isIssueLink,
  },
  assertions: {
    fallback: Object.freeze([]),
    wanted: 'a list of names of errors, such as ["ExpectationError"]',
    accepts: isListOf(isText),
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
  allowRetriedGuards: { fallback: false, wanted: 'true or false', accepts: isBoolean },
};

const conditionsRule = {
  fallback: Object.freeze({}),
  wanted: 'conditions by their names, such as { "windows": { "platform": "win32" } }',
  accepts: (value: unknown) => hasShape(value, {}) && !Array.isArray(value),
};

const codeRules: OptionRules<CodeSettings> = {
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
};

const place: OptionPlace = {
  owner: 'captureBugs()',
  refuse: (message) => new CaptureBugsOptionError(message),
};

const pluginPlace: OptionPlace = { ...place, whole: `pluginOptions.${pluginOptionsKey}` };

/** The options of the plugin as they are written. Cucumber passes `null` if there are none. */
export function readPluginOptions(written: unknown): object {
  const options = written ?? {};
  refuseOther(options, plainRules, pluginPlace);
  return options;
}

/** Applies the defaults and refuses invalid values. Only `undefined` means "use the default". */
export function completeCaptureBugsOptions(options: CaptureBugsOptions): CaptureBugsSettings {
  const read = new OptionReader<PlainSettings & CodeSettings & Pick<CaptureBugsSettings, 'conditions'>>(
    options,
    { ...plainRules, ...codeRules, conditions: conditionsRule },
    place,
  );
  const suite = completePlainOptions(read);
  const conditions = read.value('conditions');
  checkConditions(conditions, 'allowed');
  return Object.freeze({
    ...suite,
    conditions,
    vocabulary: vocabularyOf(suite.tagPrefix, suite.issuePattern),
    isAssertion: read.value('isAssertion'),
    wrapDefinition: read.value('wrapDefinition'),
  });
}

/** The same for the options of the plugin, which may not contain functions, because it passes them to other processes. */
export function completePluginOptions(options: SuiteOptions): SuiteSettings {
  const misplaced = Object.keys(Object(options)).find((name) => Object.hasOwn(codeRules, name));
  if (misplaced !== undefined) {
    throw new CaptureBugsOptionError(
      `The option "${misplaced}" is a function, which a plugin cannot hand to other processes: give it in a support file, captureBugs({ ${misplaced} }).`,
    );
  }
  const rules = { ...plainRules, conditions: conditionsRule };
  const read = new OptionReader<SuiteSettings>(options, rules, pluginPlace);
  const conditions = read.value('conditions');
  checkConditions(conditions, 'refused');
  const settings = Object.freeze({ ...completePlainOptions(read), conditions });
  refuseMissingFolders(options.productFolders);
  return settings;
}

function completePlainOptions(read: OptionReader<PlainSettings>): PlainSettings {
  return {
    requireReason: read.value('requireReason'),
    // Resolve the paths now: the suite may change its working directory later.
    productFolders: resolveFolders(read.value('productFolders')),
    tagPrefix: read.value('tagPrefix'),
    issuePattern: checkPattern(read.value('issuePattern')),
    issueLink: read.value('issueLink'),
    assertions: refusePlatformNames(read.value('assertions')),
    repeat: read.value('repeat'),
    issuesFile: resolveFile(read.value('issuesFile')),
    historyFile: resolveFile(read.value('historyFile')),
    ledgerFile: resolveFile(read.value('ledgerFile')),
    allowRetriedGuards: read.value('allowRetriedGuards'),
    allowFixed: refuseInCi(read.value('allowFixed') || process.env.CAPTURE_BUGS_ALLOW_FIXED === '1'),
  };
}

function checkPattern(source: string): string {
  try {
    new IssuePattern(source).accepts('991');
    return source;
  } catch (error) {
    throw new CaptureBugsOptionError(messageOf(error), { cause: error });
  }
}

// With this option, a build would be green even if a captured bug is fixed, and nobody would notice.
function refuseInCi(allowFixed: boolean): boolean {
  const { CI = '' } = process.env;
  if (allowFixed && !['', '0', 'false'].includes(CI)) {
    throw new CaptureBugsOptionError(
      `allowFixed is for your own machine, on the day of a fix, but here CI is "${CI}". Leave it out (and CAPTURE_BUGS_ALLOW_FIXED too), and promote the scenarios that are fixed.`,
    );
  }
  return allowFixed;
}

function fileRule(fallback: string): OptionRule<string> {
  return { fallback, wanted: 'the path of a file', accepts: isText };
}

function resolveFile(file: string): string {
  return file === '' ? '' : path.resolve(file);
}

function isNotEmpty(value: unknown): boolean {
  return isText(value) && value.trim() !== '';
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isIssueLink(value: unknown): boolean {
  return value === '' || (isText(value) && value.includes('{issue}') && isWebAddress(value));
}
