import type { Clock } from '../../../ports/clock';
import type { PostgresLocation } from '../location/postgres-url';
import { connectPostgres } from './connect-postgres';
import { OwnClients } from './own-clients';

/** How many questions are answered at a time, where the URL says nothing of it. */
const READERS_MAX = 2;

/** How long a write may be unanswered, in seconds, unless the URL says otherwise. */
const ANSWER_TIMEOUT_S = 30;

/** Connections to where a URL leads, made when they are needed. */
export function ownClients(
  location: PostgresLocation & { readonly isReadOnly?: boolean },
  clock: Clock,
): OwnClients {
  return new OwnClients((limits) => connectPostgres(location, limits, clock), clock);
}

/** How many questions are answered at a time. */
export function readersOf(location?: PostgresLocation): number {
  return Number(location?.settings.pool_max ?? READERS_MAX);
}

/** How long a write may be unanswered, in milliseconds. */
export function answerMsOf(location?: PostgresLocation): number {
  return 1000 * Number(location?.settings.answer_timeout ?? ANSWER_TIMEOUT_S);
}
