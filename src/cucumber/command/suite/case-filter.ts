import { createRequire } from 'node:module';
import type { IRunConfiguration } from '@cucumber/cucumber/api';
import type { RunCase } from '../../run/run';
import { CommandError } from '../command-errors';
import { locateCucumber } from './configure-suite';

/** Whether the configuration of a suite selects a scenario. */
export type CaseFilter = (one: RunCase) => boolean;

/** A parsed tag expression. */
interface TagExpression {
  readonly evaluate: (tags: readonly string[]) => boolean;
}

/** Makes a filter of the tag expression and names in a configuration. Uses the same tag expression library as Cucumber. */
export function makeCaseFilter(
  { tagExpression = '', names = [] }: Pick<IRunConfiguration['sources'], 'tagExpression' | 'names'>,
  cwd: string,
): CaseFilter {
  const expression = tagExpression === '' ? undefined : parse(tagExpression, cwd);
  return ({ name, tags }) =>
    (expression?.evaluate(tags) ?? true) && (names.length === 0 || names.some((one) => name.match(one)));
}

function parse(tagExpression: string, cwd: string): TagExpression {
  try {
    const library = createRequire(locateCucumber([cwd, __dirname]))('@cucumber/tag-expressions');
    return library.parse(tagExpression);
  } catch (error) {
    throw CommandError.because(`The tag expression "${tagExpression}" cannot be used`, error);
  }
}
