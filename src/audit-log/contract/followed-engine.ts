import assert from 'node:assert/strict';
import type { EntryRow } from '../domain/entry-row';
import { type PlacedRow, placeBehind, type StoredPlace } from '../domain/stored-place';
import type { Engine } from '../ports/engine';
import { onKind, type TrialStore } from './trial-store';

/** An engine that can be followed. */
export type Followed = Engine & Required<Pick<Engine, 'listAfter'>>;

/** What a reader has got by following the log. */
export interface Followings {
  readonly rows: readonly EntryRow[];
  readonly last: StoredPlace | undefined;
}

/** How often to ask for rows that must come. */
const ATTEMPTS_MAX = 2000;

/** Tries an engine that says that it can be followed, and no other. */
export function onFollowed(tryOut: (engine: Followed, store: TrialStore) => Promise<void>) {
  return onKind(isFollowed, tryOut);
}

/** Another engine, which can be followed, too. */
export async function openFollowed(store: TrialStore): Promise<Followed> {
  const engine = await store.open();
  assert.ok(isFollowed(engine), 'Another engine of the same kind cannot be followed.');
  return engine;
}

function isFollowed(engine: Engine): engine is Followed {
  return engine.capabilities.follows === true;
}

/** The rows behind a place, once. */
export async function listPlaced(
  engine: Followed,
  after: StoredPlace | undefined,
  limit: number,
): Promise<readonly PlacedRow[]> {
  const found = await engine.listAfter(after, limit);
  assert.ok(Array.isArray(found), 'What comes after a place is an array.');
  return found;
}

/** Goes on, two rows at a time, until there is none. */
export async function followOn(engine: Followed, after?: StoredPlace): Promise<Followings> {
  const rows: EntryRow[] = [];
  let last = after;
  for (let more = true; more; ) {
    const found = await listPlaced(engine, last, 2);
    rows.push(...found.map(([, row]) => row));
    last = found.reduce(behind, last);
    more = found.length > 0;
    assert.ok(rows.length < 1000, 'There is no end to it.');
  }
  return { rows, last };
}

/**
 * Reads on until `count` rows have come. A store may hold some back for a while, because somebody else is storing, even if that is in
 * another log of the same server.
 */
export async function followTo(engine: Followed, count: number, after?: StoredPlace): Promise<Followings> {
  const rows: EntryRow[] = [];
  let last = after;
  for (let attemptsLeft = ATTEMPTS_MAX; attemptsLeft > 0 && rows.length < count; attemptsLeft -= 1) {
    const found = await followOn(engine, last);
    rows.push(...found.rows);
    last = found.last;
  }
  return { rows, last };
}

/** The place of the row with this rank from the beginning, 1 being the first. */
export async function findPlaced(engine: Followed, rank: number): Promise<StoredPlace> {
  await followTo(engine, rank);
  const found = (await listPlaced(engine, undefined, rank)).reduce(behind, undefined);
  assert.ok(found, 'A row is missing.');
  return found;
}

function behind(last: StoredPlace | undefined, [place, row]: PlacedRow): StoredPlace {
  assert.match(place, /^\S{1,100}$/);
  return placeBehind(last, place, row);
}
