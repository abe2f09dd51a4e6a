import type { Message } from '../ground/envelope';

type TestStep = Message<'testCase'>['testSteps'][number];

/** A part of a step's text that its definition takes as an argument: from one character, and up to another without it. */
export interface MatchedArgument {
  readonly start: number;
  readonly end: number;
}

/**
 * The arguments in the text of a step, from its beginning to its end; none where several definitions match it.
 *
 * Not every implementation counts characters as this one does: what is not at the place that a message names is left out.
 */
export function readMatchedArguments(
  text: string,
  { stepMatchArgumentsLists = [] }: Pick<TestStep, 'stepMatchArgumentsLists'>,
): MatchedArgument[] {
  const [list, ...others] = stepMatchArgumentsLists;
  const groups = (others.length > 0 ? [] : (list?.stepMatchArguments ?? [])).map(({ group }) => group);
  const found: MatchedArgument[] = [];
  for (const { start, value } of groups) {
    if (start !== undefined && value && start >= (found.at(-1)?.end ?? 0) && text.startsWith(value, start)) {
      found.push({ start, end: start + value.length });
    }
  }
  return found;
}
