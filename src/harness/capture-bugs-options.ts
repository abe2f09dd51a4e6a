import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import { HarnessError } from './harness-error';

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
}

/** An option of `captureBugs()` or of its plugin is unknown or of the wrong type; raised before anything is registered. */
export class CaptureBugsOptionError extends HarnessError {
  /** Always `CAPTURE_BUGS_OPTION`. */
  readonly code = 'CAPTURE_BUGS_OPTION';
}

/** Every option, decided. */
export type CaptureBugsSettings = {
  readonly [Name in keyof CaptureBugsOptions]-?: NonNullable<CaptureBugsOptions[Name]>;
};

const defaults: CaptureBugsSettings = Object.freeze({
  requireReason: false,
  productFolders: Object.freeze(['src']),
});

/** Fills in the defaults and refuses what makes no sense. Only `undefined` means "use the default". */
export function completeCaptureBugsOptions(options: CaptureBugsOptions): CaptureBugsSettings {
  for (const name of Object.keys(options)) {
    if (!(name in defaults)) {
      const nearest = closest(name, Object.keys(defaults));
      throw new CaptureBugsOptionError(`captureBugs() knows no option "${name}"; did you mean "${nearest}"?`);
    }
  }
  const { requireReason = defaults.requireReason, productFolders = defaults.productFolders } = options;
  if (typeof requireReason !== 'boolean') {
    throw new CaptureBugsOptionError(`requireReason is true or false, not ${JSON.stringify(requireReason)}.`);
  }
  if (!isListOfTexts(productFolders)) {
    throw new CaptureBugsOptionError(
      `productFolders is a list of folders, such as ["src"], not ${JSON.stringify(productFolders)}.`,
    );
  }
  // The suite may change its working directory later; the product stays where it is.
  const folders = productFolders.map((folder) => path.resolve(folder));
  return Object.freeze({ requireReason, productFolders: Object.freeze(folders) });
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
