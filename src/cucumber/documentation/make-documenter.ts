import { messageOf } from '../ground/thrown';
import { RunReader } from '../run/run-reader';
import type { CaptureBugsSettings } from '../settings/capture-bugs-settings';
import { type Documentation, documentRun } from './documentation';
import type { DocumentationSettings } from './documentation-options';
import { Documenter } from './documenter';

/** What {@link makeDocumenter} needs to know. */
export interface DocumenterParts {
  readonly settings: DocumentationSettings;
  readonly suite: CaptureBugsSettings;
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Makes the documenter of a run. Where a file that it reads cannot be used, `tell` is given what there is to say of a run that never
 * began, and the error is thrown on: the page of an earlier run must not stand for it.
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
      // What cannot be written must not hide why.
    }
    throw error;
  }
}

/** What there is to say of a run that never began. */
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
