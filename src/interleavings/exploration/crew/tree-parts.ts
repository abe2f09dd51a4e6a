import { splitPart, type TreePart } from '../../scheduler/tree-part';

/** What is left of a tree, while several search it. */
export class TreeParts {
  readonly #more: Iterator<TreePart>;
  readonly #left: TreePart[] = [];

  constructor(parts: Iterator<TreePart>) {
    this.#more = parts;
  }

  get isEmpty(): boolean {
    if (this.#left.length === 0) {
      const next = this.#more.next();
      if (!next.done) {
        this.#left.push(next.value);
      }
    }
    return this.#left.length === 0;
  }

  /** Puts back what somebody has not come to. */
  add(part: TreePart): void {
    this.#left.push(part);
  }

  /** Hands out a part. If others wait and nothing else is left, it is shared with them. */
  take(othersWait: boolean): TreePart | undefined {
    const part = this.isEmpty ? undefined : this.#left.pop();
    if (part !== undefined && othersWait && this.isEmpty) {
      const other = splitPart(part);
      this.#left.push(...(other === undefined ? [] : [other]));
    }
    return part;
  }
}
