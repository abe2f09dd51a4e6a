import { HarnessError } from '../ground/harness-error';
import { OptionReader, type OptionRules } from '../ground/option-reader';
import { isSourceLink } from './source-link';

/**
 * The options of the living documentation, `formatOptions.documentation` in the configuration of Cucumber. What it knows of issues
 * comes from the options of the harness, `pluginOptions.captureBugs`.
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
   * The heading of the page: what the documentation is about.
   *
   * @defaultValue 'Features'
   */
  readonly title?: string | undefined;
  /**
   * What the product is, in a sentence for somebody who never heard of it: `Our shop takes orders, and charges each card once.`
   * The page shows it below the heading.
   *
   * @defaultValue nothing is said
   */
  readonly about?: string | undefined;
  /**
   * The file for a short version in Markdown, for pull requests; relative to the working directory. On GitHub the run also adds it
   * to the summary of the step.
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
   * The file that says how the code was broken on purpose, and which scenarios noticed. The page shows it as a section of its own.
   * The tool that breaks the code writes this file, as JSON:
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
   * Where readers find the source of the suite: an `http` or `https` URL with `{uri}` in the place of the path of a file, and,
   * if needed, `{line}` and `{commit}`. Scenarios, hooks and step definitions then link to it. The build system names the commit;
   * without one, the page leaves out links that need it.
   *
   * @example `'https://github.com/acme/shop/blob/{commit}/{uri}#L{line}'`
   *
   * @defaultValue none: places are text without a link
   */
  readonly sourceLink?: string | undefined;
  /**
   * The file that remembers how earlier runs went, relative to the working directory. With it the page and the Markdown say what is
   * new: failures, what no longer fails, flaky scenarios, and what takes longer or shorter than before. A run adds to it only when the
   * environment variable `CAPTURE_BUGS_RECORD_HISTORY` is `1`. Let one job do that, which runs the whole suite.
   *
   * The file has a line for each of the last 100 whole runs. These runs are not added: one that did not end; one of which a shard is
   * missing; one that says nothing of any scenario, as a dry run does; one that only shows captures (`CAPTURE_BUGS_SHOW`); one that left
   * out more than one scenario in ten, as a filter and a shard do; and one that failed, and skipped more than one in ten and more than
   * the run before, as with `--fail-fast`. When two branches have added runs, keep all lines of both.
   *
   * @defaultValue none is read
   */
  readonly runsFile?: string | undefined;
  /**
   * The largest attachment that is on the page itself; in bytes, from 0. The run writes a larger one into the folder
   * `living-documentation-attachments` beside the page, and links it. Where the page goes to the output of the run, the attachment is
   * left out, and the page says how large it is. A run removes what earlier runs left in that folder, if no page beside it shows it.
   *
   * @defaultValue 1000000, which is 1 MB
   */
  readonly attachmentBytesMax?: number | undefined;
}

/** The documentation cannot use one of its options or files; raised before the run. */
export class DocumentationOptionError extends HarnessError {
  /** Always `DOCUMENTATION_OPTION`. */
  readonly code = 'DOCUMENTATION_OPTION';
}

/** All options after the defaults were applied; null for those without a value. */
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

/** Applies the defaults and refuses invalid values. Only `undefined` means "use the default". */
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
