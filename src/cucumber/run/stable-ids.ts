const charactersMax = 80;

/** Makes ids that are the same in each run. They depend on paths and names, never on lines or on the order of execution. */
export class StableIds {
  readonly #given = new Map<string, number>();

  /** The id of a feature file: its path below `features/`, without the extension. */
  ofFeature(uri: string): string {
    const below = uri.replaceAll('\\', '/').replace(/^(?:.*\/)?features\//, '');
    const parts = below.replace(/\.feature(?:\.md)?$/, '').split('/');
    return this.#unique(parts.map(slugOf).filter(Boolean).join('/') || 'feature');
  }

  /** The id of a named element below an element with an id. */
  below(parentId: string, name: string): string {
    return this.#unique(`${parentId}/${slugOf(name) || 'unnamed'}`);
  }

  // Equal names are numbered by their order in the file.
  #unique(id: string): string {
    const count = (this.#given.get(id) ?? 0) + 1;
    this.#given.set(id, count);
    return count === 1 ? id : this.#unique(`${id}-${count}`);
  }
}

/** Keeps letters and digits of any script, and replaces everything else by hyphens. */
function slugOf(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return [...words].slice(0, charactersMax).join('').replaceAll(/^-|-$/g, '');
}
