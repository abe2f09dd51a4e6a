/** Items stacked vertically. */
export interface Stack<Item> {
  readonly placed: readonly { readonly item: Item; readonly top: number }[];
  readonly bottom: number;
}

/** Stacks items vertically, starting at `from`. */
export function stack<Item>(
  from: number,
  items: readonly Item[],
  heightOf: (item: Item) => number,
): Stack<Item> {
  let bottom = from;
  const placed = items.map((item) => {
    const top = bottom;
    bottom += heightOf(item);
    return { item, top };
  });
  return { placed, bottom };
}
