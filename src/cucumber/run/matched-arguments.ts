import type { Message } from '../ground/envelope';

type TestStep = Message<'testCase'>['testSteps'][number];

/** The range of a step's text that is an argument of its definition: from `start`, up to but not including `end`. */
export interface MatchedArgument {
  readonly start: number;
  readonly end: number;
}

/**
 * The arguments in the text of a step, in order; none if several definitions match.
 *
 * Implementations of Cucumber count characters differently. An argument that is not at the position in the message is left out.
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
