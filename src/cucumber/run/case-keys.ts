import { mapOf } from '../ground/feature-map';
import type { ReadFeature } from './feature-messages';

/**
 * Makes stable keys for the pickles of a feature from the text of the scenario and, in an outline, of the row. Ids cannot be used: they
 * are unique only within a process, and other processes give the same ids to other things. Lines change with every edit above them.
 *
 * Returns the id of the pickle for each key. Scenarios or rows with equal text are numbered.
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

/** Numbers the items with equal text, by their order. */
class Ordinals {
  readonly #idsOfWords = new Map<string, string[]>();

  key(words: string, id: string): string {
    const ids = this.#idsOfWords.get(words) ?? [];
    this.#idsOfWords.set(words, ids.includes(id) ? ids : [...ids, id]);
    const index = ids.indexOf(id);
    return `${words} ${index < 0 ? ids.length : index}`;
  }
}
