import { HarnessError } from '../ground/harness-error';
import { OptionReader, type OptionRules } from '../ground/option-reader';
import { isSourceLink } from './source-link';

/**
 * How the living documentation is written; `formatOptions.documentation` in the configuration of Cucumber. What it knows of
 * issues it takes from the options of the harness, `pluginOptions.captureBugs`.
 *
 * @example
 * ```js
 * // cucumber.js
 * module.exports = {
 *   default: {
 *     format: [['@audit-race/cucumber/documentation', 'reports/living-documentation.html']],
 *     formatOptions: { documentation: { title: 'Our shop', markdown: 'reports/living-documentation.md' } },
 *   },
 * };
 * ```
 */
export interface DocumentationOptions {
  /**
   * What the documentation is about; its heading.
   *
   * @defaultValue 'Features'
   */
  readonly title?: string | undefined;
  /**
   * What the product is, in a sentence for somebody who never heard of it: `Our shop takes orders, and charges each card once.`
   * It stands below the heading.
   *
   * @defaultValue nothing is said
   */
  readonly about?: string | undefined;
  /**
   * Where a short version in Markdown is written, for pull requests; relative to the working directory. On GitHub it is also
   * added to the summary of the step.
   *
   * @defaultValue none is written
   */
  readonly markdown?: string | undefined;
  /**
   * The file that orders the chapters: a JSON list of `{ folder, title?, about? }`, whose folders lie beside the file.
   *
   * @defaultValue 'features/chapters.json', if there is one; without it folders are read by name
   */
  readonly chapters?: string | undefined;
  /**
   * The file that tells what became of the code when it was broken on purpose. The page shows it as a section of its own.
   * It is JSON, and what breaks the code writes it:
   *
   * ```json
   * {
   *   "date": "2026-01-31T12:00:00.000Z",
   *   "commit": "abc1234",
   *   "mutants": [
   *     {
   *       "name": "no lock",
   *       "promise": "one engine for all callers",
   *       "file": "src/session.ts",
   *       "essential": true,
   *       "killedBy": [{ "name": "Ten callers", "uri": "features/session.feature", "line": 12 }]
   *     }
   *   ]
   * }
   * ```
   *
   * A mutant that nobody kills has survived. Scenarios that are on the page are linked.
   *
   * @defaultValue none is shown
   */
  readonly mutants?: string | undefined;
  /**
   * Where the source of the suite can be read: an `http` or `https` URL with `{uri}` in the place of the path of a file, and,
   * if it needs them, `{line}` and `{commit}`. Scenarios, hooks and definitions of steps then link to it. The commit is the one
   * that the build system names; a link that needs it is left out where none does.
   *
   * @example `'https://github.com/acme/shop/blob/{commit}/{uri}#L{line}'`
   *
   * @defaultValue none: places are text
   */
  readonly sourceLink?: string | undefined;
  /**
   * The file that keeps how earlier runs went, relative to the working directory. With it the page and the Markdown tell what is
   * new: failures, what no longer fails, flaky scenarios, and what takes another time than before. A run adds to it only when the
   * environment variable `CAPTURE_BUGS_RECORD_HISTORY` is `1`: let one job do that, which runs the whole suite.
   *
   * It has a line for each of the last 100 runs, and only whole ones: a run is not added that did not end, of which a shard is missing,
   * that says nothing of any scenario, as a dry run does, that only shows captures (`CAPTURE_BUGS_SHOW`), or that left out more than
   * one scenario in ten, as a filter and a shard do; nor one that failed, and skipped more than one in ten and more than the run before,
   * as with `--fail-fast`. When two branches have added runs, all lines of both can be kept.
   *
   * @defaultValue none is read
   */
  readonly runsFile?: string | undefined;
  /**
   * How large an attachment may be to be on the page itself; in bytes, from 0. A larger one is written into the folder
   * `living-documentation-attachments` beside the page, which has a link to it. Where the page goes to the output of the run it
   * is left out, and the page says how large it is. What earlier runs left in that folder, and no page beside it shows, is removed.
   *
   * @defaultValue 1000000, which is 1 MB
   */
  readonly attachmentBytesMax?: number | undefined;
}

/** An option of the documentation, or one of its files, makes no sense; raised before the run. */
export class DocumentationOptionError extends HarnessError {
  /** Always `DOCUMENTATION_OPTION`. */
  readonly code = 'DOCUMENTATION_OPTION';
}

/** Every option, decided; null where there is none. */
export interface DocumentationSettings {
  readonly title: string;
  readonly about: string | null;
  readonly markdown: string | null;
  readonly chapters: string | null;
  readonly mutants: string | null;
  readonly sourceLink: string | null;
  readonly runsFile: string | null;
  readonly attachmentBytesMax: number;
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';

const rules: OptionRules<DocumentationSettings> = {
  title: { fallback: 'Features', wanted: 'a text that is not empty', accepts: isText },
  about: { fallback: null, wanted: 'a text that is not empty', accepts: isText },
  markdown: { fallback: null, wanted: 'a text that is not empty', accepts: isText },
  chapters: { fallback: null, wanted: 'a text that is not empty', accepts: isText },
  mutants: { fallback: null, wanted: 'a text that is not empty', accepts: isText },
  sourceLink: {
    fallback: null,
    wanted:
      'an http or https URL with {uri} in it, and with {line} and {commit} if it needs them, such as "https://example.org/shop/blob/{commit}/{uri}#L{line}"',
    accepts: isSourceLink,
  },
  runsFile: { fallback: null, wanted: 'a text that is not empty', accepts: isText },
  attachmentBytesMax: {
    fallback: 1_000_000,
    wanted: 'a whole number of bytes, from 0',
    accepts: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  },
};

/** Fills in the defaults and refuses what makes no sense. Only `undefined` means "use the default". */
export function completeDocumentationOptions(options: DocumentationOptions = {}): DocumentationSettings {
  const read = new OptionReader<DocumentationSettings>(options, rules, {
    owner: 'formatOptions.documentation',
    prefix: 'formatOptions.documentation.',
    refuse: (message) => new DocumentationOptionError(message),
  });
  return {
    title: read.value('title'),
    about: read.value('about'),
    markdown: read.value('markdown'),
    chapters: read.value('chapters'),
    mutants: read.value('mutants'),
    sourceLink: read.value('sourceLink'),
    runsFile: read.value('runsFile'),
    attachmentBytesMax: read.value('attachmentBytesMax'),
  };
}
