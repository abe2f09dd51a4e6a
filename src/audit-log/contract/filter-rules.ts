import assert from 'node:assert/strict';
import type { EntryRow } from '../domain/entry-row';
import type { EntryQuery } from '../domain/filter';
import { type EngineRules, isBefore, makeRow, newestFirst, type TrialStore } from './trial-store';

/** Texts that a careless comparison takes for another: by case, by a wildcard, by what comes before or after. */
const TEXTS = ['ada', 'Ada', 'ada ', 'ad', 'a_a', 'a%', ''];
const EVENT_TYPES = [
  'plan.applied',
  'plan.Zed',
  'plan.élan',
  'plan.🏁',
  'plan.',
  'plan',
  'planet.found',
  'PLAN.applied',
  'plan/applied',
  'p_an.applied',
];

/** Rows with each of these texts in each place; three share each time. */
const ROWS: readonly EntryRow[] = [
  ...EVENT_TYPES.map((eventType) => ({ eventType })),
  ...TEXTS.flatMap((text) => [
    { actor: text },
    { subject: text },
    { outcome: text },
    { correlationId: text },
    { tenant: text },
    { sourceAddress: text },
    { sessionId: text },
    { traceId: text },
    { tenant: text, actor: 'ada', traceId: 'trace' },
    { actor: text, outcome: 'success' },
  ]),
  {},
].map((said, index) => makeRow(`id-${String(index).padStart(3, '0')}`, Math.floor(index / 3), said));

type Filter = keyof EntryQuery;

/** What each filter means. The compiler refuses this table when a filter is missing. */
const MEANINGS: Readonly<Record<Filter, (row: EntryRow, value: string | number) => boolean>> = {
  eventType: (row, value) => row[2] === value,
  eventTypePrefix: (row, value) => row[2].startsWith(String(value)),
  actor: (row, value) => row[3] === value,
  subject: (row, value) => row[4] === value,
  outcome: (row, value) => row[5] === value,
  correlationId: (row, value) => row[6] === value,
  tenant: (row, value) => row[7] === value,
  sourceAddress: (row, value) => row[8] === value,
  sessionId: (row, value) => row[10] === value,
  traceId: (row, value) => row[11] === value,
  sinceMs: (row, value) => row[1] >= Number(value),
  untilMs: (row, value) => row[1] < Number(value),
};

/** The questions of each case: of one filter, or of several that must all hold. */
const QUESTIONS: Readonly<Record<Filter | 'several filters at once', readonly EntryQuery[]>> = {
  eventType: EVENT_TYPES.map((eventType) => ({ eventType })),
  eventTypePrefix: ['plan.', 'p_an.', 'planet.', 'x.'].map((eventTypePrefix) => ({ eventTypePrefix })),
  actor: TEXTS.map((actor) => ({ actor })),
  subject: TEXTS.map((subject) => ({ subject })),
  outcome: TEXTS.map((outcome) => ({ outcome })),
  correlationId: TEXTS.map((correlationId) => ({ correlationId })),
  tenant: TEXTS.map((tenant) => ({ tenant })),
  sourceAddress: TEXTS.map((sourceAddress) => ({ sourceAddress })),
  sessionId: TEXTS.map((sessionId) => ({ sessionId })),
  traceId: TEXTS.map((traceId) => ({ traceId })),
  sinceMs: [0, 5, 99].map((sinceMs) => ({ sinceMs })),
  untilMs: [0, 5, 99].map((untilMs) => ({ untilMs })),
  'several filters at once': [
    { actor: 'ada', outcome: 'success' },
    { actor: 'Ada', subject: 'ada' },
    { eventTypePrefix: 'plan.', actor: 'ada' },
    { eventTypePrefix: 'plan.', sinceMs: 1, untilMs: 2 },
    { eventType: 'plan.applied', untilMs: 9 },
    { sinceMs: 4, untilMs: 6 },
    { tenant: 'Ada', actor: 'ada', traceId: 'trace' },
    { eventTypePrefix: 'plan.', tenant: 'ada', outcome: 'success' },
    { eventTypePrefix: 'plan.', outcome: 'success' },
  ],
};

/** A place in the middle of the rows, between two that share a time. */
const MIDDLE = { time: 6, id: 'id-019' };

/** Asks each question once about everything and once from the middle on, for a list, a short list and a count. */
async function ask(store: TrialStore, queries: readonly EntryQuery[]): Promise<void> {
  const engine = await store.openWith(ROWS);
  for (const query of queries) {
    for (const before of [undefined, MIDDLE]) {
      const place = before && makeRow(before.id, before.time);
      const expected = newestFirst(
        ROWS.filter((row) => matches(row, query) && (place === undefined || isBefore(row, place))),
      );
      const question = JSON.stringify({ query, before });
      assert.deepEqual(await engine.list(query, ROWS.length, before), expected, `list ${question}`);
      assert.deepEqual(await engine.list(query, 1, before), expected.slice(0, 1), `list one ${question}`);
      assert.equal(await engine.count(query, before), expected.length, `count ${question}`);
    }
  }
}

function matches(row: EntryRow, query: EntryQuery): boolean {
  return Object.entries(MEANINGS).every(([filter, means]) => {
    const value: unknown = Reflect.get(query, filter);
    return (typeof value !== 'string' && typeof value !== 'number') || means(row, value);
  });
}

/** What an engine promises about filters: a case for each that there is. */
export const filterRules: EngineRules = {
  'A filter finds the rows that match it, and no others': Object.fromEntries(
    Object.entries(QUESTIONS).map(([title, queries]) => [title, (store: TrialStore) => ask(store, queries)]),
  ),
};
