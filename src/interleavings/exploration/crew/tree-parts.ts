import { splitPart, type TreePart } from '../../scheduler/tree-part';

/** The parts of the tree that remain while several threads search it. */
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

  /** Adds a part that a thread did not finish. */
  add(part: TreePart): void {
    this.#left.push(part);
  }

  /** Takes a part. If other threads wait and no other part is left, it is split, and one piece stays for them. */
  take(othersWait: boolean): TreePart | undefined {
    const part = this.isEmpty ? undefined : this.#left.pop();
    if (part !== undefined && othersWait && this.isEmpty) {
      const other = splitPart(part);
      this.#left.push(...(other === undefined ? [] : [other]));
    }
    return part;
  }
}
