import type { Branch } from './branch';

/**
 * A part of the tree of all orders, as the path to the next order in it. It does not depend on any other part, and can be
 * sent to another thread.
 */
export type TreePart = Branch[];

/**
 * Takes something off a part, as high up as possible, so that both are large.
 *
 * Of the deepest branch nothing is taken: what is tried there next has not run, and tells what is needed behind it.
 *
 * @param part - Is smaller afterwards.
 */
export function splitPart(part: TreePart): TreePart | undefined {
  const index = part.findIndex(({ at, choices }) => at + 1 < choices.length);
  const branch = part[index];
  if (branch === undefined || index === part.length - 1) {
    return;
  }
  const above = part.slice(0, index).map((each) => ({ ...each, choices: [each.choices[each.at]], at: 0 }));
  part[index] = { ...branch, choices: branch.choices.slice(0, branch.at + 1) };
  return [...above, { ...branch, choices: branch.choices.slice(branch.at + 1), at: 0 }];
}
