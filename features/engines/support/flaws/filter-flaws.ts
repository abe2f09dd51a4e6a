import type { Engine, EntryQuery, EntryRow } from 'audit-race';
import { namesOf } from '#audit-log/domain/known-names';
import type { Flaw } from './flaw';

const FILTERS = namesOf<keyof EntryQuery>({
  eventType: true,
  eventTypePrefix: true,
  actor: true,
  subject: true,
  outcome: true,
  correlationId: true,
  tenant: true,
  sourceAddress: true,
  sessionId: true,
  traceId: true,
  sinceMs: true,
  untilMs: true,
});

/** Flaws in what an engine makes of filters: of each, that it is forgotten. */
export const filterFlaws: Readonly<Record<string, Flaw>> = {
  ...Object.fromEntries(FILTERS.map((filter) => [`forgets ${filter}`, forgetting(filter)])),
  'compares texts whatever their case': (engine, store) => ({
    list: (query, limit, before) => {
      const { actor, ...others } = query;
      const isActor = (row: EntryRow) => actor === undefined || row[3]?.toLowerCase() === actor.toLowerCase();
      return Promise.resolve(
        store.list(others, Number.POSITIVE_INFINITY, before).filter(isActor).slice(0, limit),
      );
    },
    count: (query, before) => engine.count(query, before),
  }),
  'takes a prefix for a pattern': (engine, store) => ({
    list: (query, limit, before) => {
      const { eventTypePrefix = '', ...others } = query;
      const pattern = new RegExp(`^${eventTypePrefix.replaceAll('.', '\\.').replaceAll('_', '.')}`);
      const isMatch = (row: EntryRow) => pattern.test(row[2]);
      return Promise.resolve(
        store.list(others, Number.POSITIVE_INFINITY, before).filter(isMatch).slice(0, limit),
      );
    },
    count: (query, before) => engine.count(query, before),
  }),
  'lists with a filter, and counts without': (engine) => ({ count: (_, before) => engine.count({}, before) }),
};

function forgetting(filter: keyof EntryQuery): Flaw {
  const rest = ({ [filter]: _forgotten, ...others }: EntryQuery): EntryQuery => others;
  return (engine: Engine) => ({
    list: (query, limit, before) => engine.list(rest(query), limit, before),
    count: (query, before) => engine.count(rest(query), before),
  });
}
