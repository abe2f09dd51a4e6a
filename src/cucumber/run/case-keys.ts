import { mapOf } from '../ground/feature-map';
import type { ReadFeature } from './feature-messages';

/**
 * Names the pickles of a feature by what is written: the scenario and, in an outline, the row. Ids are of one process, and other
 * processes give the same ids to other things; lines move with every change above them.
 *
 * Gives the id of the pickle for each key; equal names and equal rows are told apart by their order.
 */
export function pickleIdsByKey({ document, pickles }: ReadFeature): ReadonlyMap<string, string> {
  const map = mapOf(document);
  const scenarios = new Ordinals();
  const rows = new Ordinals();
  return new Map(
    pickles.map((pickle) => {
      const { scenario, examples } = map.origin(pickle);
      const [scenarioId = '', rowId = ''] = pickle.astNodeIds;
      const row = examples?.tableBody.find(({ id }) => id === rowId)?.cells.map(({ value }) => value);
      const scenarioKey = scenarios.key(JSON.stringify(scenario?.name ?? pickle.name), scenarioId);
      return [rows.key(`${scenarioKey} ${JSON.stringify(row ?? [])}`, rowId), pickle.id];
    }),
  );
}

/** Tells apart things that read alike, by their order. */
class Ordinals {
  readonly #idsOfWords = new Map<string, string[]>();

  key(words: string, id: string): string {
    const ids = this.#idsOfWords.get(words) ?? [];
    this.#idsOfWords.set(words, ids.includes(id) ? ids : [...ids, id]);
    const index = ids.indexOf(id);
    return `${words} ${index < 0 ? ids.length : index}`;
  }
}
