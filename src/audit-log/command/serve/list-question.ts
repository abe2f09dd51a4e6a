import { UsageError } from '../command-errors';
import { type FilterOptions, filterNames, isTime } from '../filter-options';
import { shownValue } from '../shown-value';

/** What an address asks for. */
export interface ListQuestion {
  /** The filters, as people have written them. */
  readonly filters: FilterOptions;
  /** The exact value of any of the indexed fields. */
  readonly search: string | undefined;
  readonly limit: number;
  /** Where the page begins; absent for the newest entries. */
  readonly cursor: string | undefined;
}

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 1000;

const OTHER_NAMES = ['q', 'limit', 'cursor'];

/** The newest entries, whatever they are. */
export const newestEntries: ListQuestion = Object.freeze({
  filters: {},
  search: undefined,
  limit: LIMIT_DEFAULT,
  cursor: undefined,
});

/** @throws UsageError when the address has an unknown name: it would be wrong to answer with all entries. */
export function readQuestion(query: URLSearchParams): ListQuestion {
  const names = [...filterNames(), ...OTHER_NAMES];
  for (const name of query.keys()) {
    if (!names.includes(name)) {
      throw new UsageError(`There is no filter ${shownValue(name)}. There are ${names.join(', ')}.`);
    }
    if (query.getAll(name).length > 1) {
      throw new UsageError(`The filter ${name} is given more than once. Give it once.`);
    }
  }
  const given = (name: string) => query.get(name)?.trim() || undefined;
  // Not trimmed: the link of a value that begins or ends with a blank has that blank.
  const exactly = (name: string) => query.get(name) || undefined;
  const filters = filterNames().map((name) => [name, isTime(name) ? given(name) : exactly(name)] as const);
  return {
    filters: Object.fromEntries(filters.filter(([, value]) => value !== undefined)),
    search: given('q'),
    limit: readLimit(given('limit')),
    cursor: given('cursor'),
  };
}

/** The shortest query that asks for the same, so that what people share is short. Empty, or with its question mark. */
export function writeQuestion({ filters, search, limit, cursor }: ListQuestion): string {
  const query = new URLSearchParams();
  const members = {
    q: search,
    ...filters,
    limit: limit === LIMIT_DEFAULT ? undefined : String(limit),
    cursor,
  };
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  return query.size === 0 ? '' : `?${query}`;
}

function readLimit(text: string | undefined): number {
  const limit = text === undefined ? LIMIT_DEFAULT : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    throw new UsageError(
      `limit is ${shownValue(String(text))}, and must be a whole number from 1 to ${LIMIT_MAX}.`,
    );
  }
  return limit;
}
