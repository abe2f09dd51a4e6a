import type { Branch } from './branch';

/**
 * A part of the tree of all orders, represented by the path to its next order. It is independent of all other parts, and can be
 * posted to another thread.
 */
export type TreePart = Branch[];

/**
 * Splits off a piece of a part, as near to the root as possible, so that both are large.
 *
 * The deepest branch is not split: its next choice has not run yet, and only its run shows which joins are needed after it.
 *
 * @param part - Becomes smaller.
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
