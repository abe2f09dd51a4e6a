import { messageOf } from '../ground/thrown';
import { RunReader } from '../run/run-reader';
import type { CaptureBugsSettings } from '../settings/capture-bugs-settings';
import { type Documentation, documentRun } from './documentation';
import type { DocumentationSettings } from './documentation-options';
import { Documenter } from './documenter';

/** The inputs of {@link makeDocumenter}. */
export interface DocumenterParts {
  readonly settings: DocumentationSettings;
  readonly suite: CaptureBugsSettings;
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Makes the documenter of a run. If one of its files is invalid, `tell` gets the documentation of a run that never began, and the
 * error is thrown: otherwise, the page of an earlier run would look like that of this one.
 */
export function makeDocumenter(
  { settings, suite, environment }: DocumenterParts,
  tell: (documentation: Documentation) => void,
): Documenter {
  try {
    return new Documenter(settings, suite, environment);
  } catch (error) {
    try {
      tell(documentRefusal(settings, suite, messageOf(error)));
    } catch {
      // An error in writing must not hide the reason.
    }
    throw error;
  }
}

/** The documentation of a run that never began. */
export function documentRefusal(
  { title, about }: DocumentationSettings,
  { vocabulary, issueLink }: CaptureBugsSettings,
  reason: string,
): Documentation {
  return documentRun(new RunReader().run, {
    title,
    about,
    chapterOrder: { root: '.', notes: [] },
    mutants: null,
    sourceLink: null,
    records: null,
    sources: { vocabulary, issueLink },
    refusals: [reason],
  });
}
