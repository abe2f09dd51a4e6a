import { deepEqual, notEqual } from 'node:assert/strict';
import type { Turns } from '@audit-race/interleavings';
import { doneBy, subject } from '../controls/subject';
import type { Family } from '../search';

/** What somebody does with a module, and what comes of it, in words and values that are the same each time. */
export type Deed<Tool> = (tool: Tool) => unknown;

/** Where something is done: with what Node has, and with what the explorer has in its place. */
export interface Places<Tool> {
  readonly ofNode: Tool;
  control(turns: Turns): Tool;
}

/** A caller who does something with a controlled module, and to whom the same must happen as to users of Node. */
export async function sameAsNode<Tool>(deed: Deed<Tool>, { ofNode, control }: Places<Tool>): Promise<Family> {
  const expected = await deed(ofNode);
  notEqual(expected, undefined, 'Nothing has happened that could be compared.');
  return subject((turns) => {
    const controlled = control(turns);
    // What ends before it waits for anything would leave nothing to explore.
    const begin = turns.control('begin', () => undefined);
    const run = async () => {
      await begin();
      deepEqual(await deed(controlled), expected);
    };
    return doneBy(run, ['Ada']);
  });
}

/** The same for what is done in the set-up, where code that is to be explored is loaded. */
export async function sameInSetUp<Tool>(
  deed: Deed<Tool>,
  { ofNode, control }: Places<Tool>,
): Promise<Family> {
  const expected = await deed(ofNode);
  notEqual(expected, undefined, 'Nothing has happened that could be compared.');
  return subject(async (turns) => {
    const seen = await deed(control(turns));
    const begin = turns.control('begin', () => undefined);
    const run = async () => {
      await begin();
      deepEqual(seen, expected);
    };
    return doneBy(run, ['Ada']);
  });
}

/** What an act comes to: its value, or the words of its error. */
export async function outcomeOf(act: () => unknown): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    return factsOf(error);
  }
}

/** All that code can go by in an error. */
export function factsOf(error: unknown): unknown {
  if (!(error instanceof Error)) {
    return error;
  }
  const { name, code, message, errno, syscall } = error as NodeJS.ErrnoException;
  return { name, code, message, errno, syscall };
}
