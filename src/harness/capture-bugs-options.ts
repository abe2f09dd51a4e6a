import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import { HarnessError } from './harness-error';
import { isTagPrefix, type Vocabulary, vocabularyOf } from './tags/vocabulary';

/** How a suite captures its bugs. */
export interface CaptureBugsOptions {
  /**
   * Whether each scenario that is expected to fail must say why: `Fails today: <text of the failing assertion>`.
   *
   * @defaultValue false: without that line any assertion in a `Then` of the scenario's own is the captured bug.
   */
  readonly requireReason?: boolean | undefined;
  /**
   * Where the code under test lies, relative to the working directory. An assertion thrown by a file in there is a crash
   * of the product, never a captured bug.
   *
   * @defaultValue ['src']
   */
  readonly productFolders?: readonly string[] | undefined;
  /**
   * What the tags of the harness begin with: `acme` makes them `@acme_issue`, `@acme_issue_<N>` and so on. Every other tag
   * that begins with it is refused, so choose one that the suite has not used for anything else.
   *
   * @defaultValue 'tdd'
   */
  readonly tagPrefix?: string | undefined;
}

/** An option of `captureBugs()` or of its plugin is unknown or of the wrong type; raised before anything is registered. */
export class CaptureBugsOptionError extends HarnessError {
  /** Always `CAPTURE_BUGS_OPTION`. */
  readonly code = 'CAPTURE_BUGS_OPTION';
}

/** Every option, decided. */
export type CaptureBugsSettings = {
  readonly [Name in keyof CaptureBugsOptions]-?: NonNullable<CaptureBugsOptions[Name]>;
} & {
  /** The tags that the prefix makes. */
  readonly vocabulary: Vocabulary;
};

const defaults = Object.freeze({
  requireReason: false,
  productFolders: Object.freeze(['src']),
  tagPrefix: 'tdd',
});

/** Fills in the defaults and refuses what makes no sense. Only `undefined` means "use the default". */
export function completeCaptureBugsOptions(options: CaptureBugsOptions): CaptureBugsSettings {
  for (const name of Object.keys(options)) {
    if (!(name in defaults)) {
      const nearest = closest(name, Object.keys(defaults));
      throw new CaptureBugsOptionError(`captureBugs() knows no option "${name}"; did you mean "${nearest}"?`);
    }
  }
  const { requireReason, productFolders, tagPrefix } = { ...defaults, ...withoutUndefined(options) };
  if (typeof requireReason !== 'boolean') {
    throw new CaptureBugsOptionError(`requireReason is true or false, not ${JSON.stringify(requireReason)}.`);
  }
  if (!isListOfTexts(productFolders)) {
    throw new CaptureBugsOptionError(
      `productFolders is a list of folders, such as ["src"], not ${JSON.stringify(productFolders)}.`,
    );
  }
  if (!isTagPrefix(tagPrefix)) {
    throw new CaptureBugsOptionError(
      `tagPrefix is a letter, then at most 29 letters, digits, "-" and "_", not ${JSON.stringify(tagPrefix)}.`,
    );
  }
  // The suite may change its working directory later; the product stays where it is.
  const folders = Object.freeze(productFolders.map((folder) => path.resolve(folder)));
  const vocabulary = vocabularyOf(tagPrefix);
  return Object.freeze({ requireReason, productFolders: folders, tagPrefix, vocabulary });
}

function withoutUndefined(options: CaptureBugsOptions): CaptureBugsOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
