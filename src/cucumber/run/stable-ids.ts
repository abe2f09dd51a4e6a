const charactersMax = 80;

/** Gives out ids that stay the same from run to run: they are made of paths and names, never of lines or order of running. */
export class StableIds {
  readonly #given = new Map<string, number>();

  /** The id of a feature file: its path below `features/`, without the extension. */
  ofFeature(uri: string): string {
    const below = uri.replaceAll('\\', '/').replace(/^(?:.*\/)?features\//, '');
    const parts = below.replace(/\.feature(?:\.md)?$/, '').split('/');
    return this.#unique(parts.map(slugOf).filter(Boolean).join('/') || 'feature');
  }

  /** The id of something named below something that has an id. */
  below(parentId: string, name: string): string {
    return this.#unique(`${parentId}/${slugOf(name) || 'unnamed'}`);
  }

  // Equal names are told apart by their order in the file.
  #unique(id: string): string {
    const count = (this.#given.get(id) ?? 0) + 1;
    this.#given.set(id, count);
    return count === 1 ? id : this.#unique(`${id}-${count}`);
  }
}

/** Letters and digits of any script; everything else is a hyphen. */
function slugOf(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return [...words].slice(0, charactersMax).join('').replaceAll(/^-|-$/g, '');
}
